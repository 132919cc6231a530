import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, rule, schemaLine, text } from './parts.ts'

export const recordTypeSchema = {
  title: 'Record type',
  description: 'One kind of record. One file per record type in `record-types/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'plural', 'label', 'labelPlural', 'ids', 'statusLookup', 'title', 'groups'],
  properties: {
    $schema: schemaLine,
    id: id('Names the record type everywhere else; name of its folders in `fields/` and `forms/`.'),
    plural: id('Stands in addresses: `/api/v2/<plural>`.'),
    label: text('One of them: “Case”.'),
    labelPlural: text('Several of them: “Cases”.'),
    newLabel: text('Button that makes one: “New case”.'),
    programmes: ids('Programmes whose records may be of this type; the first is the default. Default: all.'),
    ids: {
      type: 'object',
      additionalProperties: false,
      required: ['unique', 'display'],
      properties: {
        unique: id('Name under which the API shows the id of a record.'),
        display: id('Name under which the API shows the short id that people see.'),
      },
      description: 'Names of the ids of a record in the API.',
    },
    statusLookup: id('Lookup of the statuses; new records get its first option.'),
    title: ids('Fields that make the title line of a record; blank ones are skipped.'),
    photo: id('Field with photos whose current one stands at the head of the record.'),
    summary: ids('Fields of the short facts beside the title.'),
    searched: ids('Fields whose words the search box finds, besides the ids.'),
    groups: {
      type: 'array',
      minItems: 1,
      description: 'Groups of forms, in the order of the navigation.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'label'],
        properties: { id: id('Forms name their group by it.'), label: text('What people see.') },
      },
    },
    creationForms: ids(
      'Forms that are asked first, in order, when a record is made. One whose fields all stand on other forms too is not shown again.',
    ),
    flags: {
      type: 'object',
      additionalProperties: false,
      required: ['resolvedBy'],
      properties: {
        resolvedBy: {
          enum: ['creator', 'owner', 'creator_or_owner', 'anyone_who_flags'],
          description:
            'Who may resolve a flag, besides those with the permission `resolve_any_flag`. Default: `creator`.',
        },
      },
      description: 'How flags are handled.',
    },
    follows: id(
      'Link field whose record these follow: they get its owner when that changes, and are shared as it is shared. Once filled in it is never blank again; where a panel says `linkBy`, those people alone name another record.',
    ),
    beyondReach: {
      type: 'object',
      additionalProperties: false,
      required: ['fields'],
      properties: {
        fields: ids('Fields that are shown.'),
        photo: id('Permission to see the photo as well.'),
      },
      description:
        'What people whose role allows `search_beyond_reach` see of records beyond their reach that they search for by name or number. Default: nothing.',
    },
    rules: { type: 'array', items: rule, description: 'Rules across fields. Each says `at` which field it stands.' },
  },
} as const

export type RecordTypeJson = FromSchema<typeof recordTypeSchema>
