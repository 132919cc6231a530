/** Drafts stand on this device, so their times are told by its clock. */
export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone
