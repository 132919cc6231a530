import type { JSX } from 'solid-js'
import { equal } from '../../../../engine/lib/equal.ts'
import type { Model, RecordType } from '../../../../engine/model.ts'
import { Problem } from '../../../../engine/problems.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import type { ControlComponent } from '../../../controls/control.ts'
import { useData } from '../../../data/data.tsx'
import { OutOfReach } from '../../../data/trouble.ts'
import type { Undone } from '../../../data/writes.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { AskSheet } from '../../records/actions/ask-sheet.tsx'
import { type Asked, pathOnForm } from './questions.ts'

/** Questions about no record: a type that has nothing but them. */
const bare: RecordType = {
  id: 'settings',
  plural: 'settings',
  label: {},
  labelPlural: {},
  programmes: [],
  ids: { unique: '', display: '' },
  statusLookup: '',
  title: [],
  summary: [],
  fields: [],
  groups: [],
  forms: [],
  calculationOrder: [],
  rules: [],
  list: { columns: [], filters: [], sort: { field: '', direction: 'asc' } },
  projected: [],
  searched: [],
}

const withOptions = (model: Model, fields: readonly Asked[]): Model => ({
  ...model,
  lookups: {
    ...model.lookups,
    ...Object.fromEntries(fields.flatMap(({ id, options }) => (options ? [[id, { id, label: {}, options }]] : []))),
  },
})

interface EditSheetProps {
  readonly heading: string
  readonly verb: string
  readonly danger?: boolean
  readonly fields: readonly Asked[]
  readonly standing?: Answers
  readonly drawn?: Readonly<Record<string, ControlComponent>>
  /** What differs from what stood there, and everything together. What is wrong with it is thrown. */
  readonly save: (changes: Answers, all: Answers) => Promise<unknown>
  readonly onDone: () => void
  readonly onClose: () => void
  readonly children?: JSX.Element
}

/** The dialog in which something of the instance is made, changed or confirmed. */
export function EditSheet(props: EditSheetProps) {
  const { model } = useData()
  const { fields } = props
  const standing = Object.fromEntries(
    Object.entries(props.standing ?? {}).filter(([, value]) => value !== null && value !== undefined),
  )
  const perform = async (answers: Answers): Promise<{ readonly kind: 'done' } | Undone> => {
    const given = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, value ?? blankOf(fields, id)]))
    const changes = Object.fromEntries(
      Object.entries(given).filter(([id, value]) => !equal(value, standing[id] ?? null)),
    )
    try {
      await props.save(changes, { ...standing, ...given })
      return { kind: 'done' }
    } catch (error) {
      return undoneBy(error, fields)
    }
  }
  return (
    <AskSheet
      type={bare}
      telling={{ ...createTelling(model()), model: withOptions(model(), fields) }}
      fields={fields}
      {...(props.drawn && { drawn: props.drawn })}
      standing={standing}
      title={() => props.heading}
      heading={props.heading}
      verb={props.verb}
      danger={props.danger ?? false}
      perform={perform}
      onDone={() => {
        props.onClose()
        props.onDone()
      }}
      onClose={props.onClose}
    >
      {props.children}
    </AskSheet>
  )
}

/** What a question stands for from which everything was taken away. */
function blankOf(fields: readonly Asked[], id: string): unknown {
  const type = fields.find((field) => field.id === id)?.type
  return type === 'yes-no' ? false : type === 'choices' ? [] : null
}

/** Codes that say something else of a record than of the instance: there a link leads to another record. */
const named: Readonly<Record<string, string>> = { 'link.unreadable': 'address.unreadable' }

function undoneBy(error: unknown, fields: readonly Asked[]): Undone {
  if (error instanceof OutOfReach) return { kind: 'unsent', reason: error.reason }
  if (!(error instanceof Problem)) throw error
  const { issues } = error.details as { readonly issues?: Extract<Undone, { kind: 'issues' }>['issues'] }
  if (!issues) return { kind: 'refused', problem: error }
  return {
    kind: 'issues',
    issues: issues.map((issue) => ({
      ...issue,
      code: named[issue.code] ?? issue.code,
      path: pathOnForm(issue.path, fields),
    })),
  }
}
