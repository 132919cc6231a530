CREATE TABLE `row_homes` (
	`row` text PRIMARY KEY NOT NULL,
	`record` text NOT NULL
) WITHOUT ROWID;
