/** Every issue that the checker knows, with what it means: the report and the reference page are made from this. */
interface CodeFacts {
  readonly severity: 'error' | 'warning' | 'note'
  /** One plain sentence. */
  readonly title: string
}

const error = (title: string) => ({ severity: 'error', title }) as const
const warning = (title: string) => ({ severity: 'warning', title }) as const
const note = (title: string) => ({ severity: 'note', title }) as const

export const issueCodes = {
  'file.link': error('Symbolic links are not followed.'),
  'file.too_large': error('The file is too large.'),
  'file.too_many': error('The folder holds too many files.'),
  'file.not_text': error('The file is not UTF-8 text.'),
  'file.unreadable': error('The file cannot be read.'),
  'file.misplaced': error('No kind of configuration lives under this path.'),
  'file.missing': error('A file that every folder needs is not there.'),

  'json.syntax': error('The file is not valid JSON.'),
  'json.too_deep': error('The file nests too deeply.'),
  'json.duplicate_name': error('One object has the same name twice; JSON would silently keep the last.'),
  'json.unsafe_name': error('The name means something to the machine and is refused everywhere.'),

  'schema.unknown_property': error('There is no such property.'),
  'schema.missing_property': error('A property is missing.'),
  'schema.wrong_type': error('The value is of the wrong type.'),
  'schema.not_allowed': error('The value is not one of those allowed.'),
  'schema.malformed': error('The text is not written as it has to be.'),
  'schema.out_of_bounds': error('The value is too small, too large, too long or empty.'),
  'schema.repeated': error('A list has the same entry twice.'),

  'csv.unknown_column': error('There is no such column.'),
  'csv.missing_column': error('A column is missing.'),
  'csv.wrong_width': error('The line has more or fewer cells than the head of the table.'),

  'reference.unknown': error('The name of something that does not exist.'),
  'reference.wrong_kind': error('The name of something of another kind than is needed here.'),
  'reference.retired': warning('The name of something that is retired.'),

  'name.duplicate': error('Two things have the same name.'),
  'name.reserved': error('The platform uses this name for itself.'),
  'name.case': error('Two names differ only in capital letters.'),
  'name.folder': error('The folder is named after no record type.'),

  'rows.nested': error('Rows cannot hold rows.'),

  'logic.operator_unknown': error('There is no such operator.'),
  'logic.operands': error('The operator has too few or too many operands.'),
  'logic.shape': error('An expression is a value, a list, or an object with one operator.'),
  'logic.name_not_written': error('Names are written out, so that everybody can know what an expression reads.'),
  'logic.not_rows': error('The operator goes over the rows of a field.'),
  'logic.too_deep': error('The expression nests too deeply.'),
  'logic.too_large': error('The expression is too large.'),
  'logic.name_unknown': error('The expression reads something that does not exist here.'),
  'logic.option_unknown': error('The expression compares with an option that the lookup does not have.'),
  'logic.type': error('The expression compares or gives values of types that do not fit.'),
  'logic.circle': error('Expressions read each other in a circle.'),
  'logic.reads_now': error('What is stored may not depend on the current day, or it would be wrong tomorrow.'),
  'logic.out_of_place': error('The operator makes sense elsewhere only.'),
  'logic.constant': warning('The condition always comes out the same.'),
  'logic.never': warning('The condition can never hold.'),

  'option.unreachable': warning('No answer makes this option be offered.'),
  'option.filtered': warning('The condition waits for an option that the field never offers.'),
  'option.tag_unknown': warning('The filter names a tag that no option has.'),
  'option.retired': warning('A new record would get a retired option.'),

  'field.unplaced': warning('The field is on no form: nobody can read or fill it in.'),
  'field.never_visible': error('An answer is required, but the field is never visible.'),
  'field.default_invalid': error('The default is no valid answer of the field.'),
  'field.two_sources': error('The field is calculated, so nothing else can give it a value.'),
  'field.bounds': error('The lower bound is above the upper one.'),
  'field.file_limit': error('The field lets in more, or larger, files than the installation does.'),
  'field.pattern': error('The pattern is not one that the platform can match safely.'),
  'form.empty': warning('The form places no field.'),
  'form.unread': warning('No role reads the form.'),

  'list.not_listable': error('The field has no single value that a list can show, filter or sort by.'),
  'list.range': error('The range is not written as ranges are.'),
  'list.missing': warning('The record type has no list of its own.'),
  'list.value': error('The filter cannot have this value.'),

  'role.cannot_read': error('The role may change what it cannot read.'),
  'role.programme': error('The role gives access to a form of programmes that it does not work in.'),
  'role.no_form': warning('The role may read records of a type but none of its forms.'),
  'role.cannot_write': warning('The role may write a form but neither create nor update its records.'),
  'role.people': error('The role may change accounts, and does not say whose.'),
  'role.lifts': error('The role may give a role that administers more than it does itself.'),
  'role.no_reach': warning('The role has actions but reaches no records.'),

  'workflow.overlap': error('A programme has one workflow at most.'),
  'stage.unreachable': warning('No record can come into the stage.'),
  'transition.unreachable': warning('No entry of the transition comes into the state.'),
  'transition.no_recipient': warning('No role may receive it, so nobody can be chosen.'),
  'transition.circle': error('The start of a transition begins itself again.'),
  'follows.chain': error('Records follow others that follow others themselves.'),
  'task.not_on_form': error('The form that completes the task does not ask the field.'),
  'alert.never_raised': note('Nothing raises alerts of this kind.'),
  'indicator.refused': error('The number asks something that cannot be asked.'),
  'placeholder.unknown': error('The text or question names a placeholder that there is none of.'),

  'rule.discloses': note('Somebody who sees the field does not read everything that its rule reads.'),

  'migration.incomplete': error('The step does not say what it is about, or says several things at once.'),
  'migration.nothing': error('The step changes nothing.'),
  'migration.still_there': error('The field that is said to be called otherwise now is still there.'),
  'migration.target_gone': warning('The step leads to a field that there is not: nobody sees the answers.'),

  'place.level': error('A place is not one level below its parent.'),

  'text.untranslated': warning('A text is missing in one of the locales.'),
  'text.no_default': error('A text is missing in the default locale.'),
  'text.unknown_locale': error('The locale is not one of the instance.'),
  'text.unknown_path': warning('The translation belongs to no text.'),

  'instance.time_zone': error('There is no such time zone.'),

  'limit.indexes': note('There are more filters and collections than indexes: those last in the list answer slower.'),
  'limit.exceeded': error('There is more of something than the platform allows.'),
} as const satisfies Readonly<Record<string, CodeFacts>>

export type IssueCode = keyof typeof issueCodes
export type Severity = CodeFacts['severity']
