-- The nodes that hold connections on which mail servers tell of new mail; they share the mailboxes among them.
create table mail_watcher (
    node    text primary key check (length(node) <= 100),
    seen_at timestamptz not null
);
