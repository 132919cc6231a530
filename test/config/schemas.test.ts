import { Ajv2020 } from 'ajv/dist/2020.js'
import * as assert from 'uvu/assert'
import { loadFolder } from '../../config/load.ts'
import { logicDefinition, operatorEntries } from '../../config/reference/operators.ts'
import { propertyRows } from '../../config/reference/properties.ts'
import { rowsProperties } from '../../config/schema/fields.schema.ts'
import { type SchemaKind, schemaKinds, schemas, wholeSchema } from '../../config/schema/index.ts'
import { spec } from '../lib/spec.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
const printed = new Map(schemaKinds.map((kind) => [kind, ajv.compile(wholeSchema(kind, logicDefinition()))]))

spec('The schemas for editors', (it) => {
  for (const folder of ['seeds/child-protection', 'test/configurations/vaccination']) {
    it(`accept every file of ${folder}`, () => {
      for (const file of loadFolder(folder).files) {
        const validate = printed.get(file.kind as SchemaKind)
        if (validate) assert.ok(validate(file.json()), `${file.path}: ${ajv.errorsText(validate.errors)}`)
      }
    })
  }

  it('refuse an operator that does not exist, wherever an expression stands', () => {
    const form = { id: 'a', group: 'b', label: 'C', fields: [], visible: { and: [{ is_empty: [] }] } }
    assert.is(printed.get('form')?.(form), false)
    assert.is(printed.get('form')?.({ ...form, visible: { and: [{ is_blank: [] }] } }), true)
  })

  it('say what every property and every operator is', () => {
    const rows = schemaKinds.flatMap((kind) => {
      const schema = schemas[kind] as { readonly items?: object }
      return propertyRows(schema.items ?? schema)
    })
    const all = [...rows, ...propertyRows({ properties: rowsProperties })]
    assert.equal(
      all.filter(({ description, name }) => description === '' && name !== 'fields[].type').map(({ name }) => name),
      [],
    )
    assert.equal(
      operatorEntries()
        .filter(({ meaning }) => meaning === '')
        .map(({ name }) => name),
      [],
    )
  })
})
