import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { createWide } from '../../../lib/create-wide.ts'

/** Where there is room rows open in place; elsewhere each is a page of its own. */
export const roomForRows = '48rem'

/** Which row is open. On a phone it is a page of its own, so that the way back closes it and leaves the form where it was. */
export function createOpenRow() {
  const [parameters, setParameters] = useSearchParams<{ row?: string }>()
  const navigate = useNavigate()
  const wide = createWide(roomForRows)
  const [open, setOpen] = createSignal<string>()
  let pushed = false
  createEffect(
    on(
      () => parameters.row,
      (now, before) => {
        if (before !== undefined && now === undefined) {
          pushed = false
          setOpen(undefined)
        }
      },
    ),
  )
  const toPage = (path: string) => {
    setParameters({ row: path }, { replace: pushed, scroll: false })
    pushed = true
  }
  const fromPage = () => {
    if (!pushed) return
    pushed = false
    navigate(-1)
  }
  onCleanup(() => setOpen(undefined))
  return {
    openRow: open,
    setOpenRow(path: string | undefined) {
      setOpen(path)
      if (path !== undefined && !wide()) toPage(path)
      if (path === undefined) fromPage()
    },
  }
}
