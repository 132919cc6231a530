import { fileLimits } from '../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { type Check, within } from './check.ts'
import { eachField } from './each-field.ts'

/** Limits of files that a field sets higher than the installation does: they would never be reached. */
export const checkAttachments: Check = ({ folder, model, declared, report }) => {
  const { maximumBytes, maximumPerRecord } = fileLimits(model)
  const limits = [
    ['maximumBytes', maximumBytes],
    ['maximum', maximumPerRecord],
  ] as const
  for (const { placed, field } of eachField(folder, model, declared)) {
    if (!fieldTypeOf(field).files) continue
    for (const [name, most] of limits) {
      const limit = field.settings[name]
      if (typeof limit !== 'number' || limit <= most) continue
      report('field.file_limit', within(placed, `/${name}`), {
        found: `\`${name}\` ${limit}`,
        expected: `at most ${most}, the limit of the installation`,
      })
    }
  }
}
