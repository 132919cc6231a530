import { useLocation, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, untrack } from 'solid-js'
import { formsWith } from '../../../../engine/forms/field-state.ts'
import type { Form, RecordType } from '../../../../engine/model.ts'
import type { RecordAnswers } from '../../../form/create-answers.ts'
import { focusField } from '../../../form/focus-field.ts'
import { groupsShown } from '../../../form/forms-shown.ts'
import { placeIn, rowPath, topField } from '../../../form/path.ts'

interface Parts {
  readonly type: RecordType
  readonly answers: RecordAnswers
  readonly setOpenRow: (path: string | undefined) => void
  /** Form to begin with, where the address names none. */
  readonly begin: string | undefined
  /** Nothing is saved yet: forms that ask nothing have nothing to show. */
  readonly isNew: boolean
  /** Forms that show now and are asked before all others, one after the other. */
  readonly first: () => readonly Form[]
}

/** Where in the record somebody is: one form at a time, named in the address, down to a field. */
export function createPlace({ type, answers, setOpenRow, begin, isNew, first: begins }: Parts) {
  const [parameters, setParameters] = useSearchParams<{ form?: string; field?: string; row?: string }>()
  const location = useLocation()
  const creation = createMemo(begins)
  const [step, setStep] = createSignal(untrack(creation).findIndex(({ id }) => id === begin))
  /** The form of those that come first that is being asked; undefined once they are behind. */
  const asking = () => (step() >= 0 ? creation()[Math.min(step(), creation().length - 1)] : undefined)
  const groups = createMemo(() =>
    groupsShown(type, (form) => answers.isShown(form) && !(isNew && form.fields.length === 0)),
  )
  const forms = createMemo(() => groups().flatMap((shown) => shown.forms))
  const [wanted, setWanted] = createSignal<string>()

  const formOf = (path: string) =>
    untrack(() => {
      const asked = asking()
      const places = asked ? [asked] : forms()
      const placing = formsWith(type, { id: topField(path) }).filter((form) => places.includes(form))
      return placing.find(({ id }) => id === parameters.form) ?? placing[0]
    })
  /** The one that the person began with: the first in order that may be filled in, which need not be the first. */
  const first = () => forms().find((form) => form.id === begin) ?? forms()[0]
  const current = createMemo(() => {
    const named = forms().find(({ id }) => id === parameters.form)
    return asking() ?? named ?? (parameters.field ? formOf(parameters.field) : undefined) ?? first()
  })

  const href = (search: Readonly<Record<string, string>>) => {
    const kept = new URLSearchParams(location.search)
    for (const name of ['form', 'field', 'row']) kept.delete(name)
    for (const [name, value] of Object.entries(search)) kept.set(name, value)
    return `${location.pathname}?${kept}`
  }

  const index = () => forms().findIndex(({ id }) => id === current()?.id)
  const toHeading = () => document.querySelector<HTMLElement>('.record-main h2')?.focus({ preventScroll: true })
  const arrive = () => {
    toHeading()
    window.scrollTo(0, 0)
  }

  return {
    groups,
    current,
    previous: () => {
      if (asking()) return creation()[step() - 1]
      return index() === 0 ? creation().at(-1) : forms()[index() - 1]
    },
    next: () => (asking() ? undefined : forms()[index() + 1]),
    /** Where among the forms that come first; undefined once they are behind. */
    creating: createMemo(
      () => asking() && { step: Math.min(step(), creation().length - 1) + 1, steps: creation().length },
    ),
    /** On from a form that comes first: to the next of them, then to the form of the record that the address names. */
    advance() {
      setOpenRow(undefined)
      const form = creation().some(({ id }) => id === parameters.form) ? undefined : parameters.form
      setParameters({ form, field: undefined, row: undefined }, { scroll: false })
      setStep(step() + 1 < creation().length ? step() + 1 : -1)
      arrive()
    },
    /** Path of the field that somebody wanted to go to last. */
    wanted,
    hrefOfForm: (form: Form) => href({ form: form.id }),
    hrefOf: (path: string) => href({ form: formOf(path)?.id ?? '', field: path }),
    choose(form: Form) {
      setOpenRow(undefined)
      setParameters({ form: form.id, field: undefined, row: undefined }, { scroll: false })
      if (!forms().includes(form)) setStep(creation().indexOf(form))
      else if (asking()) setStep(creation().includes(form) ? creation().indexOf(form) : -1)
      arrive()
    },
    /** Goes to a field, wherever it stands: opens its form and its row, and puts the focus there. */
    go(path: string) {
      const form = formOf(path)
      if (!form) return
      if (form.id !== current()?.id)
        setParameters({ form: form.id, field: undefined, row: undefined }, { scroll: false })
      setWanted(path)
      const { row } = placeIn(path)
      setOpenRow(row && rowPath(row.subform, row.id))
      void focusField(path).then((isThere) => isThere || toHeading())
    },
    /** The field named in the address at the start. */
    asked: untrack(() => parameters.field),
  }
}

export type PlaceInRecord = ReturnType<typeof createPlace>
