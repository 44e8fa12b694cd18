-- A sequence that has run its course: whom it wrote to, who read it, who answered, dated around today. Runs once, when
-- the seller of the demo firm has a mailbox; the mails become messages as all that were sent do.

insert into mail_sequence (id, name, campaign_id, owner_id, state, window_days, window_from, window_to, skip_holidays,
                           throttle_seconds, daily_cap, company_pause_hours, stop_on_reply, stop_on_colleague, stop_on_meeting,
                           stop_on_status, parallel, version, created_at, updated_at)
select uuidv7(), 'Shops: before the season', c.id, u.id, 'active', '{1,2,3,4,5}', '09:00', '17:30', true, 120, 60, 0,
    true, false, true, true, false, 0, now() - interval '34 days', now() - interval '30 days'
from campaign c join app_user u on u.email = 'bd@facturix.local' where c.name = 'E-commerce shippers';

insert into sequence_step (id, sequence_id, parent_id, way, place, kind, name, settings)
select uuidv7(), s.id, null, null, x.place, x.kind, x.name, cast(x.settings as jsonb)
from (values
    (1, 'mail', 'First mail', '{"mail": {"thread": "new", "variants": [
        {"key": "A", "weight": 1, "subject": "Parcels of {{company|your shop}} in December", "body": "<p>Hello {{firstName|there}},</p><p>last December one parcel in nine came late in your trade. {{accountName}} had one in thirty: <a href=''https://quai-neuf.example/season''>what they do differently</a>.</p><p>{{senderName}}</p>"},
        {"key": "B", "weight": 1, "subject": "One parcel in thirty", "body": "<p>Hello {{firstName|there}},</p><p>who answers for late parcels at {{company|your shop}}? <a href=''https://quai-neuf.example/season''>Two pages</a> on how others got through December.</p><p>{{senderName}}</p>"}]}}'),
    (2, 'wait', null, '{"wait": {"amount": 4, "unit": "days"}}'),
    (3, 'mail', 'Reminder', '{"mail": {"thread": "reply", "variants": [
        {"key": "A", "weight": 1, "body": "<p>Hello {{firstName|there}},</p><p>did my mail reach you? <a href=''https://quai-neuf.example/season''>The two pages</a> are still there.</p><p>{{senderName}}</p>"}]}}')
) as x (place, kind, name, settings)
join mail_sequence s on s.name = 'Shops: before the season';

-- One person an address. Everybody began on a working day; how it ended follows from the address.
insert into enrolment (id, sequence_id, lead_id, mailbox_id, enrolled_by, address, company, status_id, sole, state, reason,
                       step_id, entered_at, next_at, version, created_at, updated_at, ended_at)
select uuidv7(), s.id, l.id, b.id, s.owner_id, l.address, nullif(l.company_fold, ''), l.status_id, true,
    case when l.fate < 24 then 'stopped' else 'finished' end,
    case when l.fate < 5 then 'bounced' when l.fate < 9 then 'unsubscribed' when l.fate < 24 then 'replied' end,
    x.id, l.began, null, 0, l.began, now(),
    case when l.fate < 5 then l.began + interval '2 minutes'
        when l.fate < 17 then l.began + make_interval(hours => 1 + l.fate, mins => l.fate * 2)
        when l.fate < 24 then l.began + make_interval(days => 4, hours => l.fate - 16, mins => l.fate)
        else l.began + interval '4 days 1 minute' end
from mail_sequence s
join mailbox b on b.user_id = s.owner_id and b.is_default
join sequence_step x on x.sequence_id = s.id and x.place = 3
cross join lateral (
    select distinct on (lower(d.email)) d.*, lower(d.email) as address,
        (abs(hashtext('fate' || lower(d.email))::bigint) % 100)::integer as fate,
        g.day - make_interval(days => greatest(extract(isodow from g.day)::integer - 5, 0))
            + make_interval(hours => 8, mins => (abs(hashtext('at' || d.email)::bigint) % 420)::integer) as began
    from lead d join lead_status t on t.id = d.status_id
    cross join lateral (select date_trunc('day', now())
        - make_interval(days => 12 + (abs(hashtext('day' || d.email)::bigint) % 17)::integer) as day) g
    where d.campaign_id = s.campaign_id and d.email is not null and t.meaning <> 'new' and not d.do_not_call
    order by lower(d.email), d.id) l
where s.name = 'Shops: before the season';

-- The first mail to everybody, the reminder to those who were still in it after four days.
insert into outgoing_mail (id, mailbox_id, author_id, state, send_at, recipients, subject, body, lead_id, account_id,
                           enrolment_id, step_id, variant, tracked, internet_id, attempts, sent_at, bounced, replied_at,
                           version, created_at, updated_at, filed_at)
select m.id, m.mailbox_id, m.enrolled_by, 'sent', m.at,
    jsonb_build_array(jsonb_build_object('role', 'to', 'name', m.full_name, 'address', m.address)),
    m.subject, m.body, m.lead_id, m.account_id, m.enrolment_id, m.step_id, m.variant, true,
    m.id || '@facturix.local', 1, m.at,
    case when m.reason = 'bounced' then 'hard' end,
    case when m.reason = 'replied' and (m.place = 3 or m.ended_at < m.created_at + interval '4 days') then m.ended_at end,
    0, m.at, m.at, m.at
from (
    select uuidv7() as id, e.mailbox_id, e.enrolled_by, e.address, e.lead_id, e.id as enrolment_id, e.reason, e.ended_at,
        e.created_at, l.full_name, c.account_id, x.id as step_id, x.place, v.variant,
        e.created_at + case when x.place = 3 then interval '4 days' else interval '0' end as at,
        case when x.place = 3 then 'Re: ' else '' end || case v.first
            when 'A' then 'Parcels of ' || l.company || ' in December' else 'One parcel in thirty' end as subject,
        '<p>Hello ' || l.first_name || ',</p><p>' || case when x.place = 3
            then 'did my mail reach you? <a href="https://quai-neuf.example/season">The two pages</a> are still there.'
            when v.first = 'A' then 'last December one parcel in nine came late in your trade. ' || a.name
                || ' had one in thirty: <a href="https://quai-neuf.example/season">what they do differently</a>.'
            else 'who answers for late parcels at ' || replace(l.company, '&', '&amp;')
                || '? <a href="https://quai-neuf.example/season">Two pages</a> on how others got through December.' end
            || '</p><p>' || u.name || '</p>' as body
    from mail_sequence s
    join enrolment e on e.sequence_id = s.id
    join sequence_step x on x.sequence_id = s.id and x.kind = 'mail'
    join lead l on l.id = e.lead_id
    join campaign c on c.id = l.campaign_id
    join account a on a.id = c.account_id
    join app_user u on u.id = e.enrolled_by
    cross join lateral (select case when abs(hashtext('arm' || e.address)::bigint) % 2 = 0 then 'A' else 'B' end as first) f
    cross join lateral (select f.first, case when x.place = 3 then 'A' else f.first end as variant) v
    where s.name = 'Shops: before the season' and (x.place = 1 or e.ended_at > e.created_at + interval '4 days')) m;

insert into sequence_decision (id, enrolment_id, step_id, variant, verdict, rule, facts, mail_id, at)
select uuidv7(), m.enrolment_id, m.step_id, m.variant, 'sent', 'all_rules_passed', jsonb_build_object(
    'mailbox', b.address, 'address', e.address, 'timeZone', 'Europe/Paris',
    'localTime', to_char(m.sent_at at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI:SS'), 'window', '09:00–17:30',
    'mailboxToday', 1, 'mailboxCap', b.daily_cap, 'sequenceToday', 1, 'sequenceCap', s.daily_cap,
    'throttleSeconds', s.throttle_seconds, 'company', null, 'companyPauseHours', 0,
    'variants', jsonb_array_length(x.settings -> 'mail' -> 'variants')), m.id, m.sent_at
from outgoing_mail m join enrolment e on e.id = m.enrolment_id join mail_sequence s on s.id = e.sequence_id
join sequence_step x on x.id = m.step_id join mailbox b on b.id = m.mailbox_id
where s.name = 'Shops: before the season'
union all
select uuidv7(), e.id, e.step_id, null, 'stopped', e.reason, '{}', null, e.ended_at
from enrolment e join mail_sequence s on s.id = e.sequence_id
where s.name = 'Shops: before the season' and e.state = 'stopped';

insert into suppression (id, address, account_id, reason, mail_id, actor_id, note, created_at)
select uuidv7(), e.address, case when e.reason = 'unsubscribed' then m.account_id end, e.reason, m.id, null, null, e.ended_at
from enrolment e join mail_sequence s on s.id = e.sequence_id join outgoing_mail m on m.enrolment_id = e.id
where s.name = 'Shops: before the season' and e.reason in ('bounced', 'unsubscribed')
on conflict do nothing;

-- Whoever answered or unsubscribed had read the mail; of the others every second one did, and some followed the link.
insert into email_tracking (id, mail_id, recipient, opens, clicks, first_opened_at, last_opened_at, first_clicked_at,
                            last_clicked_at, sent_at, created_at)
select uuidv7(), r.id, r.address, r.opens, r.clicks,
    case when r.opens > 0 then r.read_at end,
    case when r.opens > 0 then r.read_at + make_interval(mins => (r.opens - 1) * 25) end,
    case when r.clicks > 0 then r.read_at + interval '1 minute' end,
    case when r.clicks > 0 then r.read_at + interval '1 minute' end, r.sent_at, r.sent_at
from (
    select m.id, e.address, m.sent_at, o.opens, o.chance,
        case when o.opens > 0 and o.chance % 3 = 0 then 1 else 0 end as clicks,
        m.sent_at + make_interval(mins => 20 + o.chance) as read_at
    from outgoing_mail m
    join enrolment e on e.id = m.enrolment_id
    join mail_sequence s on s.id = e.sequence_id
    cross join lateral (select (abs(hashtext('read' || m.subject || e.address)::bigint) % 30)::integer as chance) h
    cross join lateral (select h.chance, case when m.replied_at is not null or e.reason = 'unsubscribed' or h.chance < 13
        then 1 + h.chance % 2 else 0 end as opens) o
    where s.name = 'Shops: before the season' and m.bounced is null) r;

insert into tracking_link (tracking_id, position, url)
select t.id, 0, 'https://quai-neuf.example/season'
from email_tracking t join outgoing_mail m on m.id = t.mail_id join enrolment e on e.id = m.enrolment_id
join mail_sequence s on s.id = e.sequence_id where s.name = 'Shops: before the season';

insert into tracking_event (id, tracking_id, kind, link, at, method, address, agent, verdict, evidence, rules)
select uuidv7(), t.id, x.kind, x.link, x.at, 'GET', '203.0.113.' || 1 + abs(hashtext(t.recipient)::bigint) % 200,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'human', x.evidence, 1
from email_tracking t join outgoing_mail m on m.id = t.mail_id join enrolment e on e.id = m.enrolment_id
join mail_sequence s on s.id = e.sequence_id
cross join lateral (
    select 'open' as kind, null::smallint as link, t.first_opened_at as at, '{browser}'::text[] as evidence where t.opens > 0
    union all
    select 'open', null, t.last_opened_at, '{browser}' where t.opens > 1
    union all
    select 'click', 0::smallint, t.first_clicked_at, '{browser,opened_before}' where t.clicks > 0) x
where s.name = 'Shops: before the season';
