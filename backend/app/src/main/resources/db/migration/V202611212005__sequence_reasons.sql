-- Who lacks something for a mail is woken when it may be there, whoever left is listed by the reason, and answers are
-- counted by the address they come from, even where the way is over.
create index enrolment_lacking on enrolment (lead_id)
    where state = 'active' and held_rule in ('missing_tokens', 'template_missing');
create index enrolment_reason on enrolment (sequence_id, reason, created_at, id) where reason is not null;
drop index enrolment_address;
create index enrolment_address on enrolment (address);

-- The steps that mail a template.
create index sequence_step_templates on sequence_step using gin ((settings -> 'mail' -> 'variants') jsonb_path_ops)
    where kind = 'mail' and removed_at is null;
