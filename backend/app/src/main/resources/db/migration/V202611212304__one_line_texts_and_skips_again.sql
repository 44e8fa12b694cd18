-- What is one line of text is refused with a line break in it. What has one already, mostly from other systems' files,
-- becomes one line here, so that its record can be saved again; a text of nothing else becomes a question mark.

create function one_line(given text) returns text
    language sql immutable as $$
select coalesce(nullif(btrim(regexp_replace(given, '\s*[\u0001-\u001f\u007f-\u009f\u2028\u2029]+\s*', ' ', 'g')), ''), '?')
where given is not null
$$;

update account set name = one_line(name), industry = one_line(industry),
    phone = one_line(phone), city = one_line(city)
where concat_ws(' ', name, industry, phone, city) ~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';

update campaign set name = one_line(name)
where name ~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';

update lead set first_name = one_line(first_name), last_name = one_line(last_name),
    company = one_line(company), job_title = one_line(job_title), phone = one_line(phone),
    city = one_line(city), source = one_line(source)
where concat_ws(' ', first_name, last_name, company, job_title, phone, city, source)
    ~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';

update deal set name = one_line(name)
where name ~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';

update task set title = one_line(title)
where title ~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';

drop function one_line(text);

-- Messages that could not be read or stored once may be another time: somebody wants these tried again.
alter table mail_skip add column again_at timestamptz;
create index mail_skip_again on mail_skip (folder_id, uid) where again_at is not null;
create index mail_skip_triable on mail_skip (mailbox_id) where reason in ('gone', 'unreadable', 'failed') and again_at is null;
