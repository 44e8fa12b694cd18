-- All tasks of a deal, done ones too: for its list, and for when the deal goes.
create index task_of_deal on task (deal_id);
