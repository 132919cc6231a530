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
}

/** Where in the record somebody is: one form at a time, named in the address, down to a field. */
export function createPlace({ type, answers, setOpenRow, begin }: Parts) {
  const [parameters, setParameters] = useSearchParams<{ form?: string; field?: string; row?: string }>()
  const location = useLocation()
  const groups = createMemo(() => groupsShown(type, answers.isShown))
  const forms = createMemo(() => groups().flatMap((shown) => shown.forms))
  const [wanted, setWanted] = createSignal<string>()

  const formOf = (path: string) =>
    formsWith(type, { id: topField(path) }).find((form) => untrack(forms).some(({ id }) => id === form.id))
  /** The one that the person began with: the first in order that may be filled in, which need not be the first. */
  const first = () => forms().find((form) => form.id === begin) ?? forms()[0]
  const current = createMemo(() => {
    const named = forms().find(({ id }) => id === parameters.form)
    const byField = parameters.field && formsWith(type, { id: topField(parameters.field) })[0]
    return named ?? forms().find((form) => form === byField) ?? first()
  })

  const href = (search: Readonly<Record<string, string>>) => {
    const kept = new URLSearchParams(location.search)
    for (const name of ['form', 'field', 'row']) kept.delete(name)
    for (const [name, value] of Object.entries(search)) kept.set(name, value)
    return `${location.pathname}?${kept}`
  }

  const index = () => forms().findIndex(({ id }) => id === current()?.id)

  return {
    groups,
    current,
    previous: () => forms()[index() - 1],
    next: () => forms()[index() + 1],
    /** Path of the field that somebody wanted to go to last. */
    wanted,
    hrefOfForm: (form: Form) => href({ form: form.id }),
    hrefOf: (path: string) => href({ form: formOf(path)?.id ?? '', field: path }),
    choose(form: Form) {
      setOpenRow(undefined)
      setParameters({ form: form.id, field: undefined, row: undefined }, { scroll: false })
      document.querySelector<HTMLElement>('.record-main h2')?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
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
      void focusField(path)
    },
    /** The field named in the address at the start. */
    asked: untrack(() => parameters.field),
  }
}

export type PlaceInRecord = ReturnType<typeof createPlace>
