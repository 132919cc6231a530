/** What a folder may hold at most. Beyond it somebody made a mistake, or means harm. */
export const limits = {
  files: 10_000,
  jsonBytes: 2 * 1024 * 1024,
  csvBytes: 64 * 1024 * 1024,
  folderBytes: 128 * 1024 * 1024,
  /** Nesting within one file. */
  depth: 64,
  forms: 300,
  fields: 5_000,
  /** Indexes of one record type's table in the projection. */
  indexes: 16,
} as const
