-- What people said of events, oldest first; nothing is ever taken back but by a later line.
CREATE TABLE reviews (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    action TEXT NOT NULL,
    undoes TEXT,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);
CREATE INDEX reviews_by_report ON reviews (report_id);
CREATE INDEX reviews_by_event ON reviews (event_id);
CREATE INDEX reviews_by_author ON reviews (author, n);
CREATE INDEX reviews_by_undoes ON reviews (undoes);
CREATE TRIGGER reviews_keep_entries BEFORE DELETE ON reviews BEGIN
    SELECT RAISE (ABORT, 'reviews are append-only');
END;
CREATE TRIGGER reviews_keep_words BEFORE UPDATE ON reviews BEGIN
    SELECT RAISE (ABORT, 'reviews are append-only');
END;

-- The events as they stand, coded and judged; follows from events and reviews. payload is null where no one judged.
CREATE TABLE standing (
    n INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    origin TEXT NOT NULL,
    review TEXT NOT NULL,
    reviewers INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    level TEXT,
    precision INTEGER,
    country TEXT,
    admin1 TEXT,
    place TEXT,
    lat REAL,
    lon REAL,
    start TEXT,
    finish TEXT,
    score REAL NOT NULL,
    publisher TEXT,
    payload TEXT
);
CREATE INDEX standing_by_report ON standing (report_id, position);
CREATE INDEX standing_in_doubt ON standing (review, score, event_id);
CREATE INDEX standing_at_random ON standing (review, event_id);
CREATE INDEX standing_by_score ON standing (score, event_id);
CREATE INDEX standing_by_facets ON standing (review, type, status, country, publisher);
CREATE INDEX standing_by_type ON standing (type, start);
CREATE INDEX standing_by_country ON standing (country, start);
CREATE INDEX standing_by_start ON standing (start, event_id);
CREATE INDEX standing_by_days ON standing (start, finish, review);
CREATE INDEX standing_on_map ON standing (level, precision, country, place, lat, lon, review);
CREATE INDEX standing_by_publisher ON standing (publisher, start);
CREATE INDEX standing_by_place ON standing (place, start);

-- Who has a standing word on an event.
CREATE TABLE reviewed_by (
    event_id TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (event_id, author)
) WITHOUT ROWID;

-- The words around the trigger of each event, with its place; kept in step by the program.
CREATE VIRTUAL TABLE standing_fts USING fts5 (words, tokenize='unicode61 remove_diacritics 2');

CREATE INDEX reports_by_publisher ON reports (publisher, published);

INSERT INTO standing (event_id, report_id, position, origin, review, reviewers, type, status, level, precision,
    country, admin1, place, lat, lon, start, finish, score, publisher, payload)
SELECT events.id, events.report_id, events.position, 'coder', 'unreviewed', 0, events.type, events.status,
    events.payload ->> '$.place.level', events.payload ->> '$.place.precision', events.country,
    events.payload ->> '$.place.admin1', events.place, events.payload ->> '$.place.lat',
    events.payload ->> '$.place.lon', events.start, events.payload ->> '$.date.end', events.payload ->> '$.score',
    reports.publisher, NULL
FROM events JOIN reports ON reports.id = events.report_id ORDER BY events.report_id, events.position;

INSERT INTO standing_fts (rowid, words)
SELECT standing.n, substr(reports.text, max(1, (events.payload ->> '$.trigger.start') - 240), 560)
    || ' ' || coalesce(standing.place, '') || ' ' || coalesce(standing.admin1, '')
FROM standing JOIN events ON events.id = standing.event_id JOIN reports ON reports.id = standing.report_id;

-- What stands, told by its hashes without reading what stands.
CREATE INDEX incidents_by_hash ON incidents (n, row_sha256);

CREATE INDEX incidents_by_sources ON incidents (independent_sources, reports, id);
