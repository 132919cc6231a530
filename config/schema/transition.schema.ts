import type { FromSchema } from 'json-schema-to-ts'
import { conditions, effectSchema } from './action.schema.ts'
import { fieldSchema } from './fields.schema.ts'
import { id, idPattern, ids, logic, schemaLine, text } from './parts.ts'

const statuses = ['in_progress', 'accepted', 'rejected', 'done', 'revoked', 'expired'] as const
const status = (description: string) => ({ enum: statuses, description }) as const
const manyStatuses = (description: string) =>
  ({ type: 'array', minItems: 1, uniqueItems: true, items: { enum: statuses }, description }) as const

const asks = (description: string) => ({ type: 'array', items: fieldSchema, description }) as const
const effects = (description: string) => ({ type: 'array', items: effectSchema, description }) as const

export const transitionSchema = {
  title: 'Transition',
  description:
    'A way of giving a record, or a look at it, to somebody else. One file per kind in `transitions/`. Its id is the action that starts it, and the permission for that; each step is the action `<step>_<id>`. What stands of it on a record is the collection `transitions`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'recordType', 'plural', 'label', 'verb', 'recipient'],
  properties: {
    $schema: schemaLine,
    id: id('Names the kind, the action that starts it, and the permission for that.'),
    recordType: id('Record type.'),
    plural: id('Stands in addresses of the API: `/api/v2/cases/<id>/<plural>`.'),
    label: text('What it is: “Referral”.'),
    verb: text('What the menu says: “Refer”.'),
    description: text('Stands in the dialog, above what it asks.'),
    notice: text('Stands in the dialog as something to mind: that procedures are to be followed.'),
    programmes: ids('Programmes in which it counts. Default: all of the record type.'),
    form: id('Form on which its entries stand, and where notices lead.'),
    begins: status('State of an entry that was just made. Default: `in_progress`.'),
    offered: logic('The menu leaves it out where this does not hold.'),
    conditions: conditions('Each must hold, or it is refused with the reason.'),
    alsoBy: ids('Permissions of which each allows the start as well.'),
    fromBeyond: {
      const: true,
      description: 'Started by people who find the record beyond their reach, where the record type lets them look.',
    },
    recipient: {
      anyOf: [
        { const: 'owner', description: 'Whoever owns the record.' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['receives'],
          properties: {
            receives: id('What the role of the recipient must be allowed on records of the type.'),
            otherProgrammes: id('With this permission their role need not work in the programme of the record.'),
            within: {
              type: 'object',
              propertyNames: { pattern: idPattern },
              additionalProperties: {
                enum: ['group', 'agency', 'all'],
                description: 'Among people of one’s groups, of one’s agency, or among all.',
              },
              description:
                'How far the choice goes, by the permission of whoever starts it; the widest that they have counts. Default: all.',
            },
            narrowedBy: {
              type: 'array',
              uniqueItems: true,
              items: { enum: ['service', 'agency', 'location'], description: 'Asked before the recipient.' },
              description: 'What is asked first, and narrows the choice.',
            },
          },
          description: 'Somebody who is chosen.',
        },
      ],
      description: 'Who gets it.',
    },
    remote: {
      const: true,
      description: 'May also go to somebody who does not use this system; what they may see is printed.',
    },
    fromRow: {
      type: 'object',
      additionalProperties: false,
      required: ['subform'],
      properties: {
        subform: id('Subform on whose saved rows it can be started.'),
        permission: id('What allows it there, besides the permission of the start.'),
        offered: logic('Judged in the row.'),
        prefill: {
          type: 'object',
          propertyNames: { pattern: idPattern },
          additionalProperties: id('Field of the rows.'),
          description: 'What the dialog begins with, as `"<question>": "<row field>"`.',
        },
      },
      description: 'Can be started on a row as well.',
    },
    consent: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['given', 'message'],
        properties: {
          programmes: ids('Programmes in which it counts. Default: those of the transition.'),
          given: logic('Holds where there is consent.'),
          message: text('What is missing, for whoever wants to share.'),
          override: id('Permission to go on without consent. Default: nobody may.'),
        },
      },
      description:
        'What consent it needs; the first that counts in the programme of the record decides. Default: none.',
    },
    asks: asks('Further questions of the dialog; expressions read the answer as `{ "asked": "<id>" }`.'),
    gives: {
      type: 'object',
      additionalProperties: false,
      required: ['while', 'actions'],
      properties: {
        while: manyStatuses('States in which the recipient reaches the record.'),
        roles: ids(
          'Roles (with `"referral": true`) of which whoever starts it may name one; the recipient then sees its fields instead of those of their own role.',
        ),
        actions: ids('What the recipient may do with the record, as far as their own role may. `read` belongs to it.'),
        readOnly: { const: true, description: 'They fill in nothing.' },
        keepsRows: { const: true, description: 'Under a named role they take no rows away.' },
        days: { type: 'integer', minimum: 1, maximum: 3650, description: 'For so many days from the start.' },
      },
      description: 'What the recipient gets. Default: nothing but what effects do.',
    },
    makes: {
      type: 'object',
      additionalProperties: false,
      required: ['recordType', 'permission', 'copies'],
      properties: {
        recordType: id('Record type.'),
        permission: id('What the recipient’s role must be allowed on the record that was given.'),
        copies: {
          type: 'object',
          propertyNames: { pattern: idPattern },
          additionalProperties: id('Field here.'),
          description: 'What the new record begins with, as `"<field there>": "<field here>"`.',
        },
      },
      description: 'The recipient may make a record of their own of it, where whoever starts it allows that.',
    },
    effects: effects('What else happens at the start. Values of the entry are `{ "transition": "<name>" }`.'),
    expiryEffects: effects(
      'What happens when the time of an entry is over (`days` in `gives`). Values of the entry are `{ "transition": "<name>" }`; nobody does it.',
    ),
    steps: {
      type: 'object',
      propertyNames: { pattern: idPattern },
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['label', 'from', 'to', 'by'],
        properties: {
          label: text('What the button says.'),
          description: text('Stands in the dialog, above what it asks.'),
          from: manyStatuses('States in which it is possible.'),
          to: status('State afterwards.'),
          by: {
            type: 'array',
            minItems: 1,
            uniqueItems: true,
            items: { enum: ['recipient', 'sender', 'owner', 'allowed'] },
            description:
              'Who may do it; any of these. `allowed`: whoever reaches the record in their own right and has the permission `<step>_<id>`.',
          },
          eligible: { const: true, description: 'The recipient must still be somebody whom it may be sent to.' },
          consent: { const: true, description: 'The consent must still stand, unless the start went without.' },
          asks: asks(
            'Questions of the dialog. `rejected_reason` and `rejection_note` are kept with the entry; others with its answers.',
          ),
          effects: effects('What happens besides.'),
        },
      },
      description: 'What can become of an entry.',
    },
  },
} as const

type Plain = {
  readonly type: 'array'
  readonly items: { readonly type: 'object' }
}
type Properties = typeof transitionSchema.properties
type StepSchema = Properties['steps']['additionalProperties']
export type TransitionJson = FromSchema<
  Omit<typeof transitionSchema, 'properties'> & {
    readonly properties: Omit<Properties, 'effects' | 'expiryEffects' | 'steps'> & {
      readonly effects: Plain
      readonly expiryEffects: Plain
      readonly steps: Omit<Properties['steps'], 'additionalProperties'> & {
        readonly additionalProperties: Omit<StepSchema, 'properties'> & {
          readonly properties: Omit<StepSchema['properties'], 'effects'> & { readonly effects: Plain }
        }
      }
    }
  }
>
export type StepJson = NonNullable<TransitionJson['steps']>[string]
