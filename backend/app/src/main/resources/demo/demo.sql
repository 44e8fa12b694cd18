-- Demo data: invented people and companies, dated around today. Runs once, as the app's own role, in one transaction.
-- "abs(hashtext('salt' || i)::bigint) % n" spreads values evenly and the same way on every fresh database.

insert into app_user (id, name, email, role, role_changed_at, active, locale, version, created_at, updated_at)
select uuidv7(), name, email, role, now(), true, locale, 0, now() - interval '400 days', now()
from (values
    ('Ada Demo-Admin',     'admin@facturix.local',   'admin',   'en'),
    ('Max Demo-Manager',   'manager@facturix.local', 'manager', 'en'),
    ('Bea Demo-Seller',    'bd@facturix.local',      'bd',      'en'),
    ('Bob Demo-Seller',    'bd2@facturix.local',     'bd',      'fr')
) as person (name, email, role, locale)
on conflict do nothing;

insert into account (id, name, industry, website, phone, country, city, employees, annual_revenue, owner_id, notes,
                     version, created_at, updated_at)
select uuidv7(), a.name, a.industry, a.website, a.phone, a.country, a.city, a.employees, a.revenue,
    (select id from app_user where email = a.owner || '@facturix.local'), a.notes,
    0, now() - make_interval(days => 300 + a.n * 7), now() - make_interval(days => a.n)
from (values
    (1,  'Atelier Boréal',      'Furniture',       'https://atelier-boreal.example',      '+33 4 99 00 01 01', 'FR', 'Lyon',        140,  21000000.00, 'manager', 'Wants meetings with hotel chains.'),
    (2,  'Quai Neuf Logistique','Logistics',       'https://quai-neuf.example',           '+33 2 99 00 01 02', 'FR', 'Nantes',      880,  96000000.00, 'manager', null),
    (3,  'Helvetia Sensorik',   'Manufacturing',   'https://helvetia-sensorik.example',   '+41 44 999 01 03',  'CH', 'Zürich',      320,  58000000.00, 'manager', 'Calls in German or English.'),
    (4,  'Nordlys Energi',      'Energy',          'https://nordlys-energi.example',      '+47 23 99 01 04',   'NO', 'Oslo',        210,  41000000.00, 'manager', null),
    (5,  'Cloudberry Payroll',  'Software',        'https://cloudberry-payroll.example',  '+353 1 999 0105',   'IE', 'Dublin',       95,  12500000.00, 'manager', 'Sells to firms of 50 to 500 people.'),
    (6,  'Mistral Cybersécurité','Software',       'https://mistral-cyber.example',       '+33 4 99 00 01 06', 'FR', 'Marseille',    60,   7400000.00, 'manager', null),
    (7,  'Porto Azul Seguros',  'Insurance',       'https://porto-azul.example',          '+351 22 999 0107',  'PT', 'Porto',       450, 130000000.00, 'bd',      null),
    (8,  'Kestrel Analytics',   'Software',        'https://kestrel-analytics.example',   '+44 20 9999 0108',  'GB', 'Leeds',        75,   9800000.00, 'bd',      null),
    (9,  'Brasserie des Marais','Food',            'https://brasserie-marais.example',    '+33 3 99 00 01 09', 'FR', 'Lille',        55,   6200000.00, 'manager', null),
    (10, 'Tessera Bau',         'Construction',    'https://tessera-bau.example',         '+49 30 999 0110',   'DE', 'Berlin',      640,  88000000.00, 'manager', null),
    (11, 'Laurier Formation',   'Education',       'https://laurier-formation.example',   '+1 514 999 0111',   'CA', 'Montréal',     40,   3900000.00, 'bd2',     null),
    (12, 'Quai Neuf Froid',     'Logistics',       'https://quai-neuf-froid.example',     '+33 2 99 00 01 12', 'FR', 'Saint-Malo',  120,  15000000.00, 'manager', 'Cold chain; part of Quai Neuf.')
) as a (n, name, industry, website, phone, country, city, employees, revenue, owner, notes);

update account set parent_id = (select id from account where name = 'Quai Neuf Logistique') where name = 'Quai Neuf Froid';

insert into campaign (id, account_id, name, status, starts_on, ends_on, description, version, created_at, updated_at)
select uuidv7(), a.id, c.name, c.status, current_date - c.since, current_date + c.until, c.description, 0,
    now() - make_interval(days => c.since + 10), now() - make_interval(days => c.since)
from (values
    ('Atelier Boréal',       'Hotels, spring collection',   'active',    120, 60,  'Purchasing managers of hotel groups in France and Benelux.'),
    ('Quai Neuf Logistique', 'E-commerce shippers',         'active',    90,  90,  'Shops with more than 500 parcels a day.'),
    ('Helvetia Sensorik',    'Food plants DACH',            'active',    150, 30,  'Maintenance heads in food plants.'),
    ('Cloudberry Payroll',   'UK scale-ups',                'active',    60,  120, 'HR and finance leads of firms that grow.'),
    ('Mistral Cybersécurité','Collectivités PACA',          'paused',    100, 45,  'Communes et intercommunalités.'),
    ('Kestrel Analytics',    'Retail heads of data',        'active',    75,  75,  'Retailers with ten shops and more.'),
    ('Nordlys Energi',       'Industrial heat pumps',       'completed', 320, -20, 'Energy managers of industry.'),
    ('Laurier Formation',    'Formations 2027',             'draft',     5,   200, 'Catalogue de l''an prochain.')
) as c (account, name, status, since, until, description)
join account a on a.name = c.account;

insert into campaign_settings (campaign_id, script, window_to, score_weights)
select c.id, s.script, '17:30', '{"countries": ["FR", "BE", "LU"]}'
from (values
    ('Hotels, spring collection',
        '<h3>Opening</h3><p>Hello {{firstName|there}}, this is {{senderFirstName}} for {{accountName}}. We furnish hotels such as {{company|yours}}; do you have two minutes?</p><h3>Questions</h3><ul><li><p>Which rooms do you renew next?</p></li><li><p>Who decides with you?</p></li></ul><p><strong>Aim:</strong> a visit of the showroom within four weeks.</p>'),
    ('E-commerce shippers',
        '<p>Hello {{firstName|there}}, {{senderName}} for {{accountName}}. How many parcels does {{company}} send a day?</p>')
) as s (campaign, script)
join campaign c on c.name = s.campaign;

insert into objection (id, campaign_id, title, answer, position, version, created_at, updated_at)
select uuidv7(), c.id, o.title, o.answer, o.position, 0, now(), now()
from (values
    (1, 'We have a supplier', '{{company|You}} can keep them: most of our hotels began with one floor, beside the supplier they had.'),
    (2, 'No budget this year', 'Then now is the time to see samples: prices of today hold until the end of next year.'),
    (3, 'Send me an email', 'Gladly, to {{email|the address you give me}}. So that it is worth reading: which rooms are next?')
) as o (position, title, answer)
join campaign c on c.name = 'Hotels, spring collection';

insert into campaign_assignment (campaign_id, user_id, assigned_at)
select c.id, u.id, now()
from campaign c join app_user u on
    (u.email = 'bd@facturix.local' and c.name in ('Hotels, spring collection', 'E-commerce shippers', 'UK scale-ups', 'Retail heads of data'))
    or (u.email = 'bd2@facturix.local' and c.name in ('Food plants DACH', 'UK scale-ups', 'Collectivités PACA', 'Industrial heat pumps'));

insert into lead (id, campaign_id, first_name, last_name, company, job_title, email, phone, phone_e164, country, city,
                  website, linkedin, source, status_id, owner_id, version, created_at, updated_at)
select uuidv7(), c.id, p.first_name, p.last_name, p.company, p.job_title,
    lower(fold(p.first_name) || '.' || replace(fold(p.last_name), ' ', '-')) || '@' || regexp_replace(fold(p.company), '[^a-z0-9]+', '-', 'g') || '.example',
    '01 99 00 ' || lpad((p.i / 100)::text, 2, '0') || ' ' || lpad((p.i % 100)::text, 2, '0'),
    '+3319900' || lpad(p.i::text, 4, '0'),
    'FR', p.city, 'https://' || regexp_replace(fold(p.company), '[^a-z0-9]+', '-', 'g') || '.example', null,
    (array['list', 'referral', 'trade fair', 'website'])[1 + p.i % 4],
    (select id from lead_status where campaign_id is null and key = p.status),
    case when p.i % 3 > 0 then x.user_id end,
    0, now() - make_interval(days => 5 + p.i % 110), now() - make_interval(hours => p.i * 5 % 900)
from (
    select i,
        (array['Camille','Jules','Inès','Noah','Léa','Hugo','Zoé','Adam','Manon','Victor','Sara','Théo','Nina','Oscar','Élise'])[1 + abs(hashtext('f' || i)::bigint) % 15] as first_name,
        (array['Exemple','Fictif','Dupont-Test','Imaginaire','Modèle','Sample','Specimen','Prototype','Maquette','Essai'])[1 + abs(hashtext('l' || i)::bigint) % 10] as last_name,
        (array['Hotel Lumen','Parcel Owl','Frisch Werke','Grow & Co','Ville de Test','Shopline','Aciers du Nord','Campus Vega','Maison Orion','Studio Delta'])[1 + abs(hashtext('c' || i)::bigint) % 10] || ' ' || (1 + i % 30) as company,
        (array['Head of Purchasing','CFO','Operations Director','Head of Data','HR Director','Maintenance Manager','CEO'])[1 + abs(hashtext('j' || i)::bigint) % 7] as job_title,
        (array['Paris','Lyon','Lille','Bordeaux','Nantes','Toulouse'])[1 + abs(hashtext('t' || i)::bigint) % 6] as city,
        (array['new','new','new','contacted','contacted','qualified','nurture','lost','converted'])[1 + abs(hashtext('s' || i)::bigint) % 9] as status,
        (array['Hotels, spring collection','E-commerce shippers','Food plants DACH','UK scale-ups','Collectivités PACA','Retail heads of data','Industrial heat pumps'])[1 + i % 7] as campaign
    from generate_series(1, 420) as i
) p
join campaign c on c.name = p.campaign
left join lateral (
    select user_id from campaign_assignment where campaign_id = c.id order by user_id limit 1 offset 0
) x on true;

insert into deal (id, account_id, campaign_id, lead_id, owner_id, name, value, stage, probability,
                  probability_overridden, rank, close_date, opened_on, closed_at, lost_reason, stage_since, last_touch_at,
                  version, created_at, updated_at)
select uuidv7(), d.account_id, d.campaign_id, d.lead_id,
    coalesce(d.lead_owner, (select id from app_user where email = case when d.i % 2 = 0 then 'bd' else 'bd2' end || '@facturix.local')),
    d.company || ' – ' || (array['pilot','annual contract','extension','framework agreement','renewal'])[1 + d.i % 5],
    (800 + abs(hashtext('v' || d.i)::bigint) % 240 * 125)::numeric(12, 2),
    s.key, s.probability, false, d.i * 1024,
    case when s.kind = 'open' then current_date + (abs(hashtext('d' || d.i)::bigint) % 150)::integer - 18
         else current_date - (d.i % 90) end,
    current_date - d.age,
    case when s.kind <> 'open' then now() - make_interval(days => d.i % 90) end,
    case when s.kind = 'lost' then (array['price','competitor','no_budget','no_response','bad_timing'])[1 + d.i % 5] end,
    now() - make_interval(days => least(d.age, d.quiet)), now() - make_interval(days => least(d.age, d.quiet)),
    0, now() - make_interval(days => d.age), now() - make_interval(days => least(d.age, d.quiet))
from (
    select l.id as lead_id, l.company, l.campaign_id, l.owner_id as lead_owner, c.account_id,
        row_number() over (order by l.created_at, l.id)::integer as i,
        20 + abs(hashtext('a' || l.company || l.email)::bigint)::integer % 130 as age,
        (abs(hashtext('q' || l.company || l.email)::bigint) % 24)::integer as quiet
    from lead l join campaign c on c.id = l.campaign_id join lead_status ls on ls.id = l.status_id
    where ls.key in ('qualified', 'converted', 'nurture', 'contacted')
) d
join stage s on s.key = (array['prospecting','prospecting','qualification','qualification','proposal','proposal','negotiation','closed_won','closed_won','closed_lost'])[1 + abs(hashtext('g' || d.i)::bigint) % 10]
where d.i <= 190;

insert into activity (id, kind, at, actor_id, account_id, campaign_id, lead_id, deal_id, body, outcome, duration_seconds, changes, created_at)
select uuidv7(), 'created', d.created_at, d.owner_id, d.account_id, d.campaign_id, d.lead_id, d.id, null, null, null, '[]'::jsonb, d.created_at
from deal d
union all
select uuidv7(), a.kind, d.created_at + (now() - d.created_at) * a.share, d.owner_id, d.account_id, d.campaign_id, d.lead_id, d.id,
    a.body, a.outcome, a.seconds, '[]'::jsonb, d.created_at + (now() - d.created_at) * a.share
from deal d
join (values
    (0, 0.15, 'call',    'Introduced ourselves; asked to call back with figures.', 'callback',   240),
    (0, 0.35, 'note',    'Decides together with the finance lead. Budget from next quarter.', null, null),
    (1, 0.25, 'email',   'Sent the case study and two dates.', null, null),
    (1, 0.55, 'meeting', 'Video call, 30 minutes: needs confirmed.', null, 1800),
    (2, 0.40, 'call',    'Interested; wants an offer this week.', 'interested', 420),
    (2, 0.70, 'comment', 'Let us keep the price and offer a longer trial.', null, null)
) as a (turn, share, kind, body, outcome, seconds) on a.turn = abs(hashtext(d.name)::bigint) % 3;

insert into task (id, title, due_at, priority, assignee_id, account_id, lead_id, deal_id, version, created_at, updated_at)
select uuidv7(), (array['Call back with figures','Send the offer','Ask for the decision','Prepare the meeting','Confirm the date'])[1 + abs(hashtext('k' || d.name)::bigint) % 5],
    date_trunc('hour', now()) + make_interval(days => (abs(hashtext('w' || d.name)::bigint) % 16)::integer - 3),
    (array['normal','normal','high','low'])[1 + abs(hashtext('p' || d.name)::bigint) % 4],
    d.owner_id, d.account_id, d.lead_id, d.id, 0, now(), now()
from deal d join stage s on s.key = d.stage
where s.kind = 'open' and abs(hashtext('n' || d.name)::bigint) % 3 > 0;

update deal d set next_step_at = t.due_at
from (select deal_id, min(due_at) as due_at from task where done_at is null group by deal_id) t
where t.deal_id = d.id;

insert into mail_template (id, name, owner_id, language, subject, body, version, created_at, updated_at)
select uuidv7(), t.name, (select id from app_user where email = t.owner || '@facturix.local'), t.language, t.subject, t.body,
    0, now() - make_interval(days => 60 + t.n), now() - make_interval(days => t.n * 3)
from (values
    (1, 'First contact', null, 'en', '{{company|Your firm}} and {{accountName}}',
        '<p>Hello {{firstName|there}},</p><p>I write for <strong>{{accountName}}</strong>. Firms like {{company|yours}} tell us that the same three things cost them time every month. May I show you in fifteen minutes what others did about it?</p><p>Would Tuesday or Thursday suit you?</p><p>{{senderName}}</p><p>{{unsubscribeLink|Not interested? One click is enough.}}</p>'),
    (2, 'Premier contact', null, 'fr', '{{company|Votre société}} et {{accountName}}',
        '<p>Bonjour {{firstName}},</p><p>Je vous écris pour <strong>{{accountName}}</strong>. Des sociétés comme {{company|la vôtre}} nous disent que les trois mêmes sujets leur prennent du temps chaque mois. Puis-je vous montrer en quinze minutes ce que d’autres en ont fait ?</p><p>Mardi ou jeudi vous conviendrait-il ?</p><p>{{senderName}}</p><p>{{unsubscribeLink|Pas intéressé ? Un clic suffit.}}</p>'),
    (3, 'Follow-up after no answer', null, 'en', 'Re: {{company|Your firm}} and {{accountName}}',
        '<p>Hello {{firstName|there}},</p><p>My last mail may have come at a bad moment. In short:</p><ul><li><p>a visit of half an hour, at your place or online</p></li><li><p>figures from firms of your size</p></li><li><p>no obligation</p></li></ul><p>Is there somebody else at {{company|your firm}} I should ask?</p><p>{{senderFirstName}}</p><p>{{unsubscribeLink|Unsubscribe}}</p>'),
    (4, 'Relance sans réponse', null, 'fr', 'Re : {{company|Votre société}} et {{accountName}}',
        '<p>Bonjour {{firstName}},</p><p>Mon dernier message est peut-être arrivé au mauvais moment. En bref :</p><ul><li><p>une visite d’une demi-heure, chez vous ou en ligne</p></li><li><p>des chiffres de sociétés de votre taille</p></li><li><p>sans engagement</p></li></ul><p>Y a-t-il quelqu’un d’autre chez {{company|vous}} à qui je devrais m’adresser ?</p><p>{{senderFirstName}}</p><p>{{unsubscribeLink|Se désinscrire}}</p>'),
    (5, 'After our call', null, 'en', 'What we said on {{today}}',
        '<p>Hello {{firstName}},</p><p>Thank you for your time on the phone. As promised, here is what we agreed:</p><ol><li><p>I send you the documents today.</p></li><li><p>You show them to your colleagues.</p></li><li><p>We talk again next week.</p></li></ol><p>You reach me at {{senderEmail}}.</p><p>{{senderName}}, for {{accountName}}</p>'),
    (6, 'Après notre appel', null, 'fr', 'Notre échange du {{today}}',
        '<p>Bonjour {{firstName}},</p><p>Merci pour votre temps au téléphone. Comme promis, voici ce dont nous avons convenu :</p><ol><li><p>Je vous envoie les documents aujourd’hui.</p></li><li><p>Vous les montrez à vos collègues.</p></li><li><p>Nous en reparlons la semaine prochaine.</p></li></ol><p>Vous pouvez me joindre à {{senderEmail}}.</p><p>{{senderName}}, pour {{accountName}}</p>'),
    (7, 'Offer for a deal', null, 'en', 'Our offer: {{dealName}}',
        '<p>Hello {{firstName|there}},</p><p>Enclosed is our offer for <strong>{{dealName}}</strong>, {{dealValue}} in all. It holds for thirty days from {{today}}.</p><p>What is still missing for a decision?</p><p>{{senderName}}</p>'),
    (8, 'Erstkontakt', null, 'de', '{{company|Ihr Unternehmen}} und {{accountName}}',
        '<p>Guten Tag {{firstName}} {{lastName}},</p><p>ich schreibe Ihnen für <strong>{{accountName}}</strong>. Darf ich Ihnen in fünfzehn Minuten zeigen, was Unternehmen in {{city|Ihrer Region}} mit uns erreicht haben?</p><p>{{senderName}}</p><p>{{unsubscribeLink|Abmelden}}</p>'),
    (9, 'My reminder before a meeting', 'bd', 'en', 'Tomorrow, {{firstName|as agreed}}',
        '<p>Hello {{firstName|there}},</p><p>I look forward to tomorrow. If something has come up, an answer to this mail is enough.</p><p>{{senderFirstName}}</p>')
) as t (n, name, owner, language, subject, body);

insert into suppression (id, address, account_id, reason, actor_id, note, created_at)
select uuidv7(), s.address, (select id from account where name = s.account), s.reason,
    (select id from app_user where email = s.actor || '@facturix.local'), s.note, now() - make_interval(days => s.days)
from (values
    ('no.more@hotel-du-pont.example', null,             'unsubscribed', null,      null,                                    12),
    ('accounts@muster-bau.example',   'Tessera Bau',    'unsubscribed', null,      null,                                    5),
    ('left.long.ago@kestrel.example', null,             'bounced',      null,      null,                                    31),
    ('legal@brasserie.example',       null,             'manual',       'manager', 'Their lawyer asked us in writing.',     3)
) as s (address, account, reason, actor, note, days);
-- A sequence that stands still until somebody starts it: nothing is sent by itself.
insert into mail_sequence (id, name, campaign_id, owner_id, state, window_days, window_from, window_to, skip_holidays,
                           throttle_seconds, daily_cap, company_pause_hours, stop_on_reply, stop_on_colleague, stop_on_meeting,
                           stop_on_status, parallel, version, created_at, updated_at)
select uuidv7(), 'Hotels: first contact', c.id, u.id, 'paused', '{1,2,3,4,5}', '09:00', '17:30', true, 120, 60, 24,
    true, true, true, true, false, 0, now() - interval '9 days', now() - interval '2 days'
from campaign c join app_user u on u.email = 'bd@facturix.local' where c.name = 'Hotels, spring collection';

insert into sequence_step (id, sequence_id, parent_id, way, place, kind, name, settings)
select uuidv7(), s.id, null, null, x.place, x.kind, x.name, cast(x.settings as jsonb)
from (values
    (1, 'mail', 'First mail', '{"mail": {"thread": "new", "variants": [
        {"key": "A", "weight": 1, "subject": "Rooms at {{company|your hotel}}", "body": "<p>Hello {{firstName|there}},</p><p>which rooms do you renew next? {{accountName}} furnishes hotels such as yours, one floor at a time.</p><p>{{senderName}}</p>"},
        {"key": "B", "weight": 1, "subject": "A floor at a time", "body": "<p>Hello {{firstName|there}},</p><p>hotels that changed one floor first tell us it was the easiest way to begin. May I send you two examples?</p><p>{{senderName}}</p>"}]}}'),
    (2, 'wait', null, '{"wait": {"amount": 3, "unit": "business_days"}}'),
    (3, 'condition', 'Did they read it?', '{"condition": {"what": "opened", "withinDays": 1, "yes": [], "no": []}}'),
    (6, 'wait', null, '{"wait": {"amount": 5, "unit": "business_days"}}'),
    (7, 'mail', 'Last mail', '{"mail": {"thread": "reply", "variants": [
        {"key": "A", "weight": 1, "body": "<p>Hello {{firstName|there}},</p><p>I do not want to fill your inbox: may I come back to this in spring?</p><p>{{senderName}}</p>"}]}}')
) as x (place, kind, name, settings)
join mail_sequence s on s.name = 'Hotels: first contact';

insert into sequence_step (id, sequence_id, parent_id, way, place, kind, name, settings)
select uuidv7(), p.sequence_id, p.id, x.way, x.place, x.kind, x.name, cast(x.settings as jsonb)
from (values
    ('yes', 4, 'call_task', 'Call while it is warm', '{"task": {"title": "Call {{firstName}}: they read the mail", "priority": "high", "dueInHours": 4, "waitForDone": true}}'),
    ('no', 5, 'mail', 'Reminder', '{"mail": {"thread": "reply", "variants": [
        {"key": "A", "weight": 1, "body": "<p>Hello {{firstName|there}},</p><p>did my mail reach you? Two minutes are enough.</p><p>{{senderName}}</p>"}]}}')
) as x (way, place, kind, name, settings)
join sequence_step p on p.kind = 'condition' and p.name = 'Did they read it?';

insert into enrolment (id, sequence_id, lead_id, mailbox_id, enrolled_by, address, company, status_id, sole, state, step_id,
                       entered_at, next_at, version, created_at, updated_at)
select uuidv7(), s.id, l.id, (select m.id from mailbox m where m.user_id = s.owner_id and m.is_default), s.owner_id,
    lower(l.email), nullif(l.company_fold, ''), l.status_id, true, 'active', x.id, l.began, l.began, 0, l.began, l.began
from mail_sequence s
join sequence_step x on x.sequence_id = s.id and x.place = 1
cross join lateral (
    select distinct on (lower(d.email)) d.*, now() - interval '2 days' as began
    from lead d join lead_status t on t.id = d.status_id
    where d.campaign_id = s.campaign_id and d.owner_id = s.owner_id and d.email is not null and t.meaning = 'new' and not d.do_not_call
    order by lower(d.email) limit 8) l
where s.name = 'Hotels: first contact';
