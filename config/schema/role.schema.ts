import type { FromSchema } from 'json-schema-to-ts'
import { managePermissions, peopleWidths } from '../../engine/permissions/manages.ts'
import { id, idPattern, ids, schemaLine, text } from './parts.ts'

const reaches = ['self', 'group', 'agency', 'all', 'none'] as const

export const roleSchema = {
  title: 'Role',
  description: 'What people of one role reach and may do. One file per role in `roles/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'label', 'reach'],
  properties: {
    $schema: schemaLine,
    id: id('People and referrals name the role by it.'),
    label: text('What people see.'),
    programmes: ids('Programmes in which the role works. Default: all.'),
    reach: {
      enum: reaches,
      description: 'Whose records: one’s own, those of one’s groups, of one’s agency, all, or none.',
    },
    reachOf: {
      type: 'object',
      propertyNames: { description: 'A record type.' },
      additionalProperties: { enum: reaches, description: 'Whose records of the type.' },
      description: 'By record type, where it is not `reach`: a register that everybody looks things up in.',
    },
    actions: {
      type: 'object',
      propertyNames: { description: 'A record type.' },
      additionalProperties: {
        type: 'array',
        items: {
          type: 'string',
          pattern: idPattern,
          description: 'An action of the platform, or of `actions/` and `approvals/`.',
        },
        uniqueItems: true,
      },
      description: 'By record type: what the role may do, such as `read`, `create`, `update`.',
    },
    forms: {
      type: 'object',
      propertyNames: { description: 'A record type.' },
      additionalProperties: {
        anyOf: [
          { enum: ['r', 'rw'], description: 'The same for every form of its programmes.' },
          {
            type: 'object',
            additionalProperties: { enum: ['r', 'rw'], description: 'Read, or read and write.' },
            description: 'By form.',
          },
        ],
      },
      description: 'By record type: `r` or `rw` for every form, or by form. Forms left out are not seen.',
    },
    referral: {
      const: true,
      description:
        'A record may be shared with somebody as this role: on that record they see its forms, whatever their own role is. Roles without it are never given so, and nobody can ask about fields that only they read.',
    },
    ownRows: {
      type: 'object',
      propertyNames: { description: 'A record type.' },
      additionalProperties: {
        type: 'object',
        propertyNames: { description: 'A subform.' },
        additionalProperties: id('Field of its rows that names a user.'),
        description: 'By subform: the field.',
      },
      description:
        'By record type and subform: who does not own the record sees just the rows that name them in this field.',
    },
    dashboards: ids('Dashboards of its home page; their own order counts.'),
    manages: {
      type: 'array',
      uniqueItems: true,
      items: {
        enum: managePermissions,
        description: 'A permission.',
      },
      description:
        'What else the role may do, besides records: see people and change their accounts; say of oneself which services one gives and where (`account:services`), by which records come to one; change groups, agencies, places and settings; read the audit log (whole, or what the people of its groups did) and the report of usage (whole, or of the people whose accounts it sees); read, edit, plan, approve, apply and share the configuration; look after the system.',
    },
    people: {
      type: 'object',
      additionalProperties: false,
      required: ['width', 'roles'],
      properties: {
        width: {
          enum: peopleWidths,
          description: 'People of one’s groups, of one’s agency, or everybody.',
        },
        roles: ids(
          'Roles that it may give, and whose accounts it may change. None of them may administer more than it does itself.',
        ),
      },
      description: 'Whose accounts the role may change with `users:…`, and which roles it may give.',
    },
  },
} as const

export type RoleJson = FromSchema<typeof roleSchema>
