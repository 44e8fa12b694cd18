-- What follows from a change of leads is planned each time for as many as they are. A plan that was made for one lead
-- and kept compared every old row with every new one: a thousand leads took a second, ten thousand over a minute.

create or replace function leads_came() returns trigger
    language plpgsql as $$
begin
    if not exists (select from came) then
        return null;
    end if;
    execute 'update lead l set do_not_call = true from came
        where l.id = came.id and not l.do_not_call
            and exists (select from do_not_call d where d.contact in (lower(came.email), came.phone_e164))';
    perform refresh_lead_work(array(select id from came));
    return null;
end $$;

create or replace function leads_changed() returns trigger
    language plpgsql as $$
declare
    ids uuid[];
begin
    execute 'select array(
        select n.id from now_rows n join old_rows b on b.id = n.id
        where (n.campaign_id, n.owner_id, n.do_not_call, n.attempts, n.score, n.time_zone, n.phone_e164, n.country,
                n.email)
            is distinct from (b.campaign_id, b.owner_id, b.do_not_call, b.attempts, b.score, b.time_zone, b.phone_e164,
                b.country, b.email)
            or n.status_id <> b.status_id
                and (select s.meaning from lead_status s where s.id = n.status_id)
                    <> (select s.meaning from lead_status s where s.id = b.status_id))' into ids;
    if cardinality(ids) > 0 then
        execute 'update lead l set do_not_call = true from now_rows n join old_rows b on b.id = n.id
            where l.id = n.id and not l.do_not_call
                and (n.email, n.phone_e164) is distinct from (b.email, b.phone_e164)
                and exists (select from do_not_call d where d.contact in (lower(n.email), n.phone_e164))';
        perform refresh_lead_work(ids);
    end if;
    return null;
end $$;
