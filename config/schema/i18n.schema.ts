import { schemaLine } from './parts.ts'

export const i18nSchema = {
  title: 'Translations',
  description:
    'Texts of one locale in bulk, by path, such as `"fields/<record type>/<field>/label"`. One file per locale in `i18n/`.',
  type: 'object',
  properties: { $schema: schemaLine },
  additionalProperties: { type: 'string', minLength: 1 },
} as const
