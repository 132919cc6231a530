import type { FromSchema } from 'json-schema-to-ts'

export const i18nSchema = {
  title: 'Translations',
  description:
    'Texts of one locale in bulk, by path, such as `"fields/<record type>/<field>/label"`. One file per locale in `i18n/`.',
  type: 'object',
  additionalProperties: { type: 'string', minLength: 1 },
} as const

export type I18nJson = FromSchema<typeof i18nSchema>
