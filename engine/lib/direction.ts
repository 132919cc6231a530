const rightToLeft = new Set(['ar', 'fa', 'he', 'ku', 'ckb', 'ps', 'ur', 'prs'])

/** Whether a language is written from right to left. */
export const directionOf = (tag: string): 'rtl' | 'ltr' => (rightToLeft.has(tag.split('-')[0] ?? tag) ? 'rtl' : 'ltr')
