import { createSignal } from 'solid-js'
import { type Issue, Problem } from '../../../engine/problems.ts'
import type { AccountEdit, AccountFacts } from '../../data/account.ts'
import { useData } from '../../data/data.tsx'
import { troubleText } from '../../parts/trouble.tsx'

/** Saving a part of one's account: busy, what is wrong where, or what went wrong altogether. */
export function createSaving(id: string, onSaved: (facts: AccountFacts) => void) {
  const { account } = useData()
  const [busy, setBusy] = createSignal(false)
  const [issues, setIssues] = createSignal<readonly Issue[]>([])
  const [error, setError] = createSignal<string>()
  const save = async (edit: AccountEdit) => {
    setBusy(true)
    setIssues([])
    setError(undefined)
    try {
      onSaved(await account.edit(id, edit))
    } catch (trouble) {
      const details = trouble instanceof Problem ? (trouble.details as { issues?: readonly Issue[] }) : {}
      if (details.issues)
        setIssues(details.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^data\./, '') })))
      else setError(troubleText(trouble))
    } finally {
      setBusy(false)
    }
  }
  return { busy, issues, setIssues, error, save }
}
