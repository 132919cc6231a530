import type { Field } from '../../../../engine/model.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'

const question = (id: string, type: string, label: string, settings: Field['settings'] = {}): Field => ({
  id,
  type,
  label: { [locale()]: label },
  required: true,
  whenHidden: 'keep',
  settings,
  rules: [],
})

const LONG = { long: true, maxLength: 2000 }

/** What a flag says, and the day that it is about. */
export const flagQuestions = (): readonly Field[] => [
  question('message', 'text', t('life.flags.message'), LONG),
  question('date', 'date', t('life.flags.date')),
]

/** How it was resolved. */
export const resolveQuestions = (): readonly Field[] => [
  question('unflag_message', 'text', t('life.flags.resolve_reason'), LONG),
]
