import { schemaKinds, wholeSchema } from '../schema/index.ts'
import { checkerCodesPage } from './checker-codes-page.ts'
import { configurationPage } from './configuration-page.ts'
import { fieldTypesPage } from './field-types-page.ts'
import { logicDefinition } from './operators.ts'

/** Every file that is written from the configuration language, by path. */
export const generatedFiles = (meaningOf: (fieldType: string) => string): ReadonlyMap<string, string> =>
  new Map([
    ...schemaKinds.map(
      (kind) =>
        [
          `config/schema/${kind}.schema.json`,
          `${JSON.stringify(wholeSchema(kind, logicDefinition()), null, 2)}\n`,
        ] as const,
    ),
    ['docs/configuration.md', configurationPage()],
    ['docs/field-types.md', fieldTypesPage(meaningOf)],
    ['docs/checker-codes.md', checkerCodesPage()],
  ])
