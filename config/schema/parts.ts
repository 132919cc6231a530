/** Pieces that the schemas have in common. Every property says what it is: editors show it, the reference page prints it. */

export const idPattern = '^[a-z][a-z0-9_]{0,59}$'
export const optionIdPattern = '^[A-Za-z0-9_][A-Za-z0-9_.+<>-]{0,79}$'
export const localePattern = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'

/** For editors only: which schema the file follows. */
export const schemaLine = {
  type: 'string',
  description: 'Path of the schema, so that editors complete and check.',
} as const

export const id = (description: string) => ({ type: 'string', pattern: idPattern, description }) as const

export const ids = (description: string) =>
  ({ type: 'array', items: { type: 'string' }, uniqueItems: true, description }) as const

/** A text in the default locale, or one per locale. */
export const text = (description: string) =>
  ({
    type: ['string', 'object'],
    minLength: 1,
    minProperties: 1,
    propertyNames: { pattern: localePattern },
    additionalProperties: { type: 'string', minLength: 1 },
    description,
  }) as const

/** JSON Logic. The marker lets the printed schema point at the definition; the checker types it on its own. */
export const logic = (description: string) => ({ $comment: 'logic', description }) as const

export const locale = (description: string) => ({ type: 'string', pattern: localePattern, description }) as const

export const direction = { enum: ['asc', 'desc'], description: 'Ascending or descending.' } as const

export const sort = (description: string) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: ['field', 'direction'],
    properties: { field: { type: 'string', description: 'What to sort by.' }, direction },
    description,
  }) as const

/** A built-in part of a form. Which properties go with which, the checker says. */
export const panel = {
  type: 'object',
  additionalProperties: false,
  required: ['panel'],
  properties: {
    panel: {
      enum: ['history', 'linked', 'transitions', 'people', 'disclosures'],
      description:
        '`history`: who changed what, and when. `linked`: records that link to this one. `transitions`: to whom it was given. `people`: owner, former owner, and who else reaches it. `disclosures`: the ledger of who got to see it, with what consent.',
    },
    recordType: { type: 'string', description: 'With `linked`: the record type of those records.' },
    field: { type: 'string', description: 'With `linked`: their link field that points here.' },
    copies: {
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1 },
      description: 'With `linked`: what a new one begins with, as `"<field there>": "<field here>"`.',
    },
    permission: id('With `linked`: permission without which the panel is not there.'),
    linkBy: id('With `linked`: permission, on records of that type, to link ones that there are to this one.'),
    summary: ids(
      'With `linked`: fields of that type that stand on each line, also of records beyond the reader’s reach. Default: only those within it are shown.',
    ),
    kinds: ids('With `transitions`: the kinds whose entries are shown.'),
  },
} as const

/** A rule as fields, rows and record types have it. */
export const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'holds', 'message'],
  properties: {
    id: id('Names the rule in error reports and translations.'),
    when: logic('The rule counts only while this holds.'),
    holds: logic('What must hold. A comparison with a missing value is false: allow blanks with `is_blank`.'),
    message: text('What the person reads when the rule is broken.'),
    level: { enum: ['error', 'warning'], description: 'A warning may be overridden with a reason. Default: error.' },
    at: { type: 'string', description: 'Field at which the message stands. Default: the field that has the rule.' },
    discloses: {
      const: true,
      description:
        'Also judged for people who cannot read every field that it reads; its result may tell them something.',
    },
  },
} as const
