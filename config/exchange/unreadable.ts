/** A file that somebody brought is not what it is called; the message says so in a sentence. */
export class Unreadable extends Error {}
