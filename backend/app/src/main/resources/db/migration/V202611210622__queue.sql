-- The queue of calls: one narrow row per lead, from which the next lead is one index entry away.

-- ── what keeps a lead from being called ───────────────────────────────────────────────────────────────────────

-- People who are not to be called, in any campaign, known by their address or their number.
create table do_not_call (
    contact  text primary key check (length(contact) between 3 and 254),     -- an e-mail address in lower case, or E.164
    added_by uuid references app_user,
    added_at timestamptz not null
);

-- Who is away from when to when, both days included, and who keeps their promises meanwhile.
create table absence (
    id         uuid primary key,
    user_id    uuid not null references app_user,
    from_day   date not null,
    to_day     date not null,
    deputy_id  uuid not null references app_user,
    created_at timestamptz not null,
    check (from_day <= to_day),
    check (user_id <> deputy_id)
);
create index absence_user on absence (user_id, to_day);
create index absence_deputy on absence (deputy_id, to_day);
create index absence_to_day on absence (to_day, id);

-- Why BDs gave leads back uncalled.
create table lease_return (
    id          uuid primary key,
    lead_id     uuid not null references lead on delete cascade,
    campaign_id uuid not null references campaign on delete cascade,
    user_id     uuid not null references app_user,
    reason      text not null check (reason in ('skip', 'wrong_number', 'language', 'conflict', 'break', 'other')),
    at          timestamptz not null
);
create index lease_return_campaign on lease_return (campaign_id, at);
create index lease_return_lead on lease_return (lead_id, user_id, at);

-- What a call's outcome changed, as it was before, so that its BD can take it back.
create table call_outcome (
    activity_id uuid primary key references activity on delete cascade,
    lead_id     uuid not null references lead on delete cascade,
    user_id     uuid not null references app_user,
    at          timestamptz not null,
    before      jsonb not null,
    task_ids    uuid[] not null,
    contacts    text[] not null                                              -- those it added to do_not_call
);
create index call_outcome_lead on call_outcome (lead_id, at);
create index call_outcome_user on call_outcome (user_id, at);

alter table lead_work
    add column used_up          boolean not null default false,              -- called as often as the outcome's rule allows
    add column callback_task_id uuid references task on delete set null;

-- ── what the queue is read by ─────────────────────────────────────────────────────────────────────────────────

-- What the next lead is read from: per campaign, clock and taker, where nobody in particular is all zeros.
create index lead_work_next on lead_work
    (campaign_id, zone, coalesce(for_user, '00000000-0000-0000-0000-000000000000'), priority, lead_id)
    where state = 'ready';
-- Nobody works on two leads at once.
create unique index lead_work_lease on lead_work (leased_by) where state = 'leased';
create index lead_work_due on lead_work (ready_at) where state in ('waiting', 'leased');
create index lead_work_counts on lead_work (campaign_id, state, hold, zone, for_user);
create index lead_work_for_user on lead_work (for_user, campaign_id) where for_user is not null;
create index lead_work_callback_task on lead_work (callback_task_id) where callback_task_id is not null;
create index lead_work_callback on lead_work (callback_by, callback_at) where callback_by is not null;

-- ── from facts to the queue ───────────────────────────────────────────────────────────────────────────────────

-- The clock a lead lives by and whose holidays it keeps: what somebody said, else its number, else its country.
create function lead_clock(own text, phone text, land text) returns table (time_zone text, country text)
    language sql stable parallel safe
begin atomic
    select coalesce(own, n.time_zone, c.time_zone, z.time_zone), coalesce(c.country, n.country)
    from number_clock z
    left join lateral (
        select k.time_zone, k.country from number_clock k
        where k.prefix = any (array[
            left(phone, 7), left(phone, 6), left(phone, 5), left(phone, 4), left(phone, 3), left(phone, 2)])
        order by length(k.prefix) desc limit 1) n on true
    left join country_clock c on c.country = land
    where z.prefix = '';
end;

-- One order out of a campaign's criteria, strongest first: bytes that compare as the criteria do. Times by the minute.
create function lead_priority(criteria text[], callback_at timestamptz, hot_at timestamptz, score smallint,
        attempts integer, created_at timestamptz) returns bytea
    language plpgsql immutable parallel safe as $$
declare
    none constant bytea := '\xffffffff';
    criterion text;
    priority bytea := '';
begin
    foreach criterion in array criteria loop
        priority := priority || case criterion
            when 'callback_due' then coalesce(int4send((extract(epoch from callback_at) / 60)::integer), none)
            when 'hot_reply' then coalesce(int4send(2147483647 - (extract(epoch from hot_at) / 60)::integer), none)
            when 'score' then int2send((100 - score)::smallint)
            when 'fewest_attempts' then int2send(least(attempts, 32767)::smallint)
            when 'newest' then int4send(2147483647 - (extract(epoch from created_at) / 60)::integer)
            else ''
        end;
    end loop;
    return priority;
end $$;

-- A promise is kept by who made it while they work the campaign; then the lead is its owner's again, or anybody's.
-- The one place where a lead's standing in the queue is worked out: of the facts beside it, of the lead, its status and
-- its campaign's rules. A lease that is running stays, unless the lead is not to be called at all.
create function refresh_lead_work(ids uuid[]) returns void
    language plpgsql
    -- Never row by row through a whole table, also while the planner knows it as the small one that it was.
    set enable_seqscan = off as $$
begin
    -- Joined rather than compared: the planner knows how many they are, and a million of them are no list to search.
    perform from lead_work w join unnest(ids) i (id) on i.id = w.lead_id order by w.lead_id for update of w;
    insert into calling_zone (time_zone, country)
        select k.time_zone, k.country
        from (select distinct l.time_zone, left(l.phone_e164, 7) as phone, l.country
            from unnest(ids) i (id) join lead l on l.id = i.id) l,
            lead_clock(l.time_zone, l.phone, l.country) k
        except select z.time_zone, z.country from calling_zone z
        on conflict do nothing;
    insert into lead_work as was (lead_id, campaign_id, zone, state, hold, ready_at, for_user, priority,
            leased_by, leased_at, leased_until)
        select l.id, l.campaign_id,
            case when w.callback_at is null then z.id else 0 end,
            x.state,
            case x.state when 'closed' then e.reason when 'waiting' then p.hold end,
            case x.state
                when 'closed' then 'infinity'
                when 'waiting' then p.due
                when 'leased' then w.leased_until
                else case when w.state = 'ready' then w.ready_at else coalesce(p.due, l.created_at) end
            end,
            coalesce(b.id, o.id),
            lead_priority(coalesce(r.queue_order, '{callback_due,hot_reply,score,fewest_attempts,newest}'),
                w.callback_at, w.hot_at, l.score, l.attempts, l.created_at),
            case when x.state = 'leased' then w.leased_by end,
            case when x.state = 'leased' then w.leased_at end,
            case when x.state = 'leased' then w.leased_until end
        from (select distinct id from unnest(ids) id) i
        join lead l on l.id = i.id
        join lead_status s on s.id = l.status_id
        join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k on true
        join calling_zone z on z.time_zone = k.time_zone and z.country is not distinct from k.country
        left join lead_work w on w.lead_id = l.id
        left join campaign_settings r on r.campaign_id = l.campaign_id
        left join app_user o on o.id = l.owner_id and o.active
        left join app_user b on b.id = w.callback_by and b.active and (b.role <> 'bd'
            or exists (select from campaign_assignment y where y.user_id = b.id and y.campaign_id = l.campaign_id)
            or exists (select from account_assignment y join campaign c on c.account_id = y.account_id
                where y.user_id = b.id and c.id = l.campaign_id))
        cross join lateral (select case
            when l.do_not_call then 'do_not_call'
            when s.meaning in ('lost', 'converted') then 'status'
            when w.callback_at is not null or w.hot_at is not null then null
            when s.meaning in ('qualified', 'nurture') then 'status'
            when w.used_up or l.attempts >= coalesce(r.max_attempts, 8) then 'attempts_used_up'
        end) e (reason)
        cross join lateral (select
            case when w.callback_at is not null then w.callback_at
                when w.hot_at is not null then w.hot_at else w.not_before end,
            case when w.callback_at is not null then 'callback' else w.held_for end) p (due, hold)
        cross join lateral (select case
            when e.reason is not null then 'closed'
            when w.leased_by is not null then 'leased'
            when p.due > now() then 'waiting'
            else 'ready'
        end) x (state)
    on conflict (lead_id) do update set
        campaign_id = excluded.campaign_id, zone = excluded.zone, state = excluded.state, hold = excluded.hold,
        ready_at = excluded.ready_at, for_user = excluded.for_user, priority = excluded.priority,
        leased_by = excluded.leased_by, leased_at = excluded.leased_at, leased_until = excluded.leased_until
        where (was.campaign_id, was.zone, was.state, was.hold, was.ready_at, was.for_user, was.priority)
            is distinct from (excluded.campaign_id, excluded.zone, excluded.state, excluded.hold, excluded.ready_at,
                excluded.for_user, excluded.priority);
end $$;

-- Whoever writes leads, one or a million, by whatever statement: their work follows in the same transaction.
create function leads_came() returns trigger
    language plpgsql as $$
begin
    if not exists (select from came) then
        return null;
    end if;
    update lead l set do_not_call = true from came
        where l.id = came.id and not l.do_not_call
            and exists (select from do_not_call d where d.contact in (lower(came.email), came.phone_e164));
    perform refresh_lead_work(array(select id from came));
    return null;
end $$;
create trigger leads_came after insert on lead referencing new table as came
    for each statement execute function leads_came();

create function leads_changed() returns trigger
    language plpgsql as $$
declare
    ids uuid[] := array(
        select n.id from now_rows n join old_rows b on b.id = n.id
        where (n.campaign_id, n.owner_id, n.do_not_call, n.attempts, n.score, n.time_zone, n.phone_e164, n.country,
                n.email)
            is distinct from (b.campaign_id, b.owner_id, b.do_not_call, b.attempts, b.score, b.time_zone, b.phone_e164,
                b.country, b.email)
            or n.status_id <> b.status_id
                and (select s.meaning from lead_status s where s.id = n.status_id)
                    <> (select s.meaning from lead_status s where s.id = b.status_id));
begin
    if cardinality(ids) > 0 then
        update lead l set do_not_call = true from now_rows n, old_rows b
            where l.id = n.id and b.id = n.id and not l.do_not_call
                and (n.email, n.phone_e164) is distinct from (b.email, b.phone_e164)
                and exists (select from do_not_call d where d.contact in (lower(n.email), n.phone_e164));
        perform refresh_lead_work(ids);
    end if;
    return null;
end $$;
create trigger leads_changed after update on lead referencing old table as old_rows new table as now_rows
    for each statement execute function leads_changed();

select refresh_lead_work(array(select id from lead));
