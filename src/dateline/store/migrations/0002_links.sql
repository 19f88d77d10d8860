-- What all reports together come to: copied passages and incidents. Replaced as a whole by each linking.
CREATE TABLE passages (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    a_report TEXT NOT NULL,
    b_report TEXT NOT NULL,
    characters INTEGER NOT NULL,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);
CREATE INDEX passages_by_a ON passages (a_report);
CREATE INDEX passages_by_b ON passages (b_report);

CREATE TABLE lineages (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);

CREATE TABLE incidents (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    country TEXT,
    place TEXT,
    start TEXT,
    reports INTEGER NOT NULL,
    independent_sources INTEGER NOT NULL,
    corroboration TEXT NOT NULL,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);
CREATE INDEX incidents_by_country ON incidents (country, start);

-- The incident that each event is in, and the passage that it stands in when it stands in copied text alone.
CREATE TABLE event_links (
    n INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    incident_id TEXT NOT NULL,
    copied_in TEXT,
    row_sha256 TEXT NOT NULL
);
CREATE INDEX event_links_by_incident ON event_links (incident_id);

-- What people said of pairs of events, oldest first; nothing is ever taken back but by a later line.
CREATE TABLE pair_judgements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);
CREATE TRIGGER pair_judgements_keep_entries BEFORE DELETE ON pair_judgements BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;
CREATE TRIGGER pair_judgements_keep_words BEFORE UPDATE ON pair_judgements BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;
