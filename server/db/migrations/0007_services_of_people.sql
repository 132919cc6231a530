ALTER TABLE `notices` ADD `beyond_reach` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `own_services` integer;--> statement-breakpoint
UPDATE `users` SET `own_services` = 1 WHERE `services` <> '[]';
