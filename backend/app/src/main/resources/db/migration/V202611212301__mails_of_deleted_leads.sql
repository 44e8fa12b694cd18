-- What a sequence had ready for a lead that was deleted ends with that reason.
alter table outgoing_mail drop constraint outgoing_mail_problem_check;
alter table outgoing_mail add constraint outgoing_mail_problem_check check (problem in
    ('refused', 'address_refused', 'gave_up', 'in_doubt', 'suppressed', 'malformed', 'lead_deleted')) not valid;
alter table outgoing_mail validate constraint outgoing_mail_problem_check;
