import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import type { SpokenIn } from '../../engine/logic/rule-sentence.ts'
import type { Field, Form, RecordType } from '../../engine/model.ts'
import { printFormula } from '../formula/print.ts'
import { inWords } from '../plain-words.ts'
import { type Html, html, table } from './html.ts'
import { optionsOf } from './lookups.ts'
import type { Writing } from './page.ts'

/** A record type: its forms by group, each with what it asks. */
export function formSections(writing: Writing, type: RecordType): Html {
  const { say } = writing
  return html`<section id="type-${type.id}"><h2>${say(type.labelPlural)} <code>${type.id}</code></h2>
${type.groups.flatMap((group) => {
  const forms = type.forms.filter((form) => form.group === group.id)
  return forms.map((form) => formSection(writing, type, form, say(group.label)))
})}</section>`
}

function formSection(writing: Writing, type: RecordType, form: Form, group: string): Html {
  const { say, terms, model } = writing
  const fields = new Map(type.fields.map((field) => [field.id, field]))
  const placed = form.fields.flatMap((id) => fields.get(id) ?? [])
  const programmes = model.instance.programmes.filter(({ id }) => form.programmes.includes(id))
  return html`<section class="form" id="form-${type.id}-${form.id}"><h3>${group}: ${say(form.label)}</h3>
<p class="about"><code>${form.id}</code>${
    programmes.length < model.instance.programmes.length
      ? html` · ${programmes.map(({ name }) => say(name)).join(', ')}`
      : ''
  }${form.visible === undefined ? '' : html` · ${terms.shown}: ${condition(writing, form.visible, { model, type })}`}</p>
${form.description ? html`<p>${say(form.description)}</p>` : ''}
${placed.length > 0 ? fieldTable(writing, placed, { model, type }) : ''}
${placed.flatMap((field) =>
  field.rows
    ? [
        html`<h4>${say(field.label)} <code>${field.id}</code></h4>${fieldTable(writing, field.rows.fields, { model, type, subform: field })}`,
      ]
    : [],
)}</section>`
}

function fieldTable(writing: Writing, fields: readonly Field[], at: SpokenIn): Html {
  const { say, terms } = writing
  return table(
    [terms.question, terms.id, terms.type, terms.details, terms.required, terms.shown],
    fields.map((field) => [
      html`${fieldTypeOf(field).kind === 'none' ? html`<strong>${say(field.label)}</strong>` : say(field.label)}${
        field.help ? html`<span class="help">${say(field.help)}</span>` : ''
      }${field.guidance ? html`<span class="help">${say(field.guidance)}</span>` : ''}`,
      html`<code>${field.id}</code>`,
      field.type,
      details(writing, field, at),
      field.required === undefined
        ? ''
        : field.required === true
          ? terms.always
          : condition(writing, field.required, at),
      field.visible === undefined ? '' : condition(writing, field.visible, at),
    ]),
  )
}

/** In words where the dictionary is in English; a formula reads the same in every language. */
export const condition = ({ locale }: Writing, logic: Logic, at: SpokenIn): Html =>
  locale.split('-')[0] === 'en' ? html`${inWords(logic, at)}` : html`<code>${printFormula(logic)}</code>`

/** Options, settings, calculation and rules of one field. */
function details(writing: Writing, field: Field, at: SpokenIn): Html {
  const { say, terms } = writing
  const { lookup, ...settings } = field.settings
  const lines = [
    ...(typeof lookup === 'string' ? [html`${optionsOf(writing, lookup)}`] : []),
    ...Object.entries(settings).map(([name, value]) => html`${name}: <code>${settingText(writing, value)}</code>`),
    ...(field.optionFilter === undefined
      ? []
      : [html`${terms.options}: ${condition(writing, field.optionFilter, { ...at, optionsOf: field })}`]),
    ...(field.calculation === undefined
      ? []
      : [html`${terms.calculated}: ${condition(writing, field.calculation, at)}`]),
    ...field.rules.map(
      ({ holds, when, message, level }) =>
        html`${level === 'warning' ? '⚠ ' : ''}${say(message)} <span class="help">${condition(writing, holds, at)}${
          when === undefined ? '' : html` (${condition(writing, when, at)})`
        }</span>`,
    ),
  ]
  return html`${lines.map((line, index) => html`${index > 0 ? html`<br>` : ''}${line}`)}`
}

const settingText = ({ say }: Writing, value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText)
    ? say(value as Readonly<Record<string, string>>)
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

const isText = (value: unknown) => typeof value === 'string'
