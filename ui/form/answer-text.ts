import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import type { Field, Texts } from '../../engine/model.ts'
import { placePath } from '../../engine/options/places.ts'
import { locale } from '../lib/locale.ts'
import { say, t } from '../lib/t.ts'
import { type Reading, valueText } from '../lib/value-text.ts'
import { type Beside, withCompanions } from './companions.ts'
import type { Filling } from './filling.ts'

/** What values are told with: the lists among it are fetched only when a value needs them. */
export type Telling = Pick<Filling, 'model' | 'today' | 'withPlaces' | 'people' | 'linked'>

const unitOf = (field: Field) => {
  const unit = field.settings['unit']
  return typeof unit === 'string' ? unit : say(unit as Texts | undefined)
}

/** The same for values that are no answers to a field. */
export const readingWith = ({ model, today, withPlaces, people, linked }: Telling): Reading => ({
  model,
  today: today(),
  placeName: (code) => [...placePath(withPlaces(), code, locale())].reverse().join(t('list_separator')) || undefined,
  personName: (name) => people().find(({ user_name }) => user_name === name)?.full_name,
  ...(linked && { recordTitle: linked.title }),
})

/** An answer in words, in the language of the screen; nothing for a blank one. `value` as conditions see it; `beside`: to tell with it what is said of it there. */
export function answerText(field: Field, value: unknown, telling: Telling, beside?: Beside): string {
  if (isBlank(value)) return ''
  const lookup = field.settings['lookup']
  const text = valueText(
    value,
    {
      id: field.id,
      label: say(field.label),
      kind: kindOf(field),
      many: false,
      field,
      ...(typeof lookup === 'string' ? { lookup } : {}),
    },
    readingWith(telling),
  )
  const unit = unitOf(field)
  const whole = unit ? `${text} ${unit}` : text
  if (!beside || !fieldTypeOf(field).companions) return whole
  return withCompanions(field, value, { text: whole, beside, tell: (of, said) => answerText(of, said, telling) })
}
