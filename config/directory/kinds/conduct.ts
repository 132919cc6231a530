import type { Conduct } from '../../../engine/model.ts'
import { defineDirectoryKind, ONLY, textIssues } from '../directory-kind.ts'

/** The code of conduct: each new text is a version of its own, which everybody accepts anew. */
export const conduct = defineDirectoryKind<Conduct>({
  kind: 'conduct',
  entries: ({ instance }) => new Map(instance.conduct ? [[ONLY, instance.conduct]] : []),
  laid: (_, changed) => {
    const conduct = changed.get(ONLY)
    return conduct ? { instance: { conduct } } : {}
  },
  issues: (model, { title, content }) => [
    ...textIssues(model, 'title', title),
    ...textIssues(model, 'content', content),
  ],
})
