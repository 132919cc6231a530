const field = (name: string, type: string, more: object = {}) => ({
  name,
  type,
  display_name_i18n: { en: `The ${name}`, fr: `Le ${name}` },
  ...more,
})

const form = (unique_id: string, fields: readonly object[], more: object = {}) => ({
  unique_id,
  parent_form: 'case',
  name_i18n: { en: `Form ${unique_id}`, fr: `Fiche ${unique_id}` },
  form_group_id: 'members',
  module_ids: ['primeromodule-club'],
  is_nested: false,
  visible: true,
  order: 10,
  order_form_group: 20,
  fields_attributes: fields,
  ...more,
})

/** A reading club as a bundle of the reference system, with something of everything that its format can say, right and wrong. */
export const readingClub = {
  name: 'Reading club',
  version: 'club-1',
  primero_version: '2.0.0',
  data: {
    FormSection: [
      form(
        'loans_section',
        [
          field('lent_on', 'date_field', { date_validation: 'not_future_date' }),
          field('book', 'text_field', { required: true }),
          field('pages', 'numeric_field'),
          field('notes_pages', 'numeric_field'),
          field('read_total', 'calculated', {
            disabled: true,
            calculation: { expression: { sum: ['pages', 'notes_pages'] } },
          }),
          field('mean_pages', 'calculated', {
            calculation: { expression: { avg: { data: ['pages', 'notes_pages'], extra: { decimalPlaces: 1 } } } },
          }),
          field('returned', 'tick_box'),
          field('lost_why', 'text_field', {
            display_conditions_subform: { eq: { returned: false } },
            display_conditions_record: { eq: { grown_up: true } },
          }),
          field('genre', 'select_box', {
            option_strings_source: 'lookup lookup-genre',
            option_strings_condition: { short: { lt: { pages: 100 } }, adult: { eq: { grown_up: true } } },
          }),
          field('type', 'text_field'),
        ],
        { is_nested: true, visible: false, form_group_id: null, collapsed_field_names: ['book', 'lent_on', 'gone'] },
      ),
      form('nobody_shows_me', [field('x', 'text_field')], { is_nested: true }),
      form(
        'membership',
        [
          field('status', 'select_box', {
            option_strings_source: 'lookup lookup-club-status',
            selected_value: 'active',
          }),
          field('name', 'text_field', { show_on_minify_form: true }),
          field('name_first', 'text_field', { required: true }),
          field('name_last', 'text_field'),
          field('date_of_birth', 'date_field', { date_validation: 'not_future_date' }),
          field('age', 'numeric_field'),
          field('grown_up', 'tick_box', {
            tick_box_label_i18n: { en: 'Eighteen or more', fr: 'Dix-huit ans ou plus' },
            required: true,
          }),
          field('likes', 'select_box', {
            multi_select: true,
            option_strings_text_i18n: [
              { id: 'crime', display_text: { en: 'Crime', fr: 'Policier' } },
              { id: 'love & war', display_text: { en: 'Love and war', fr: 'Amour et guerre' } },
              { id: 'old', display_text: { en: 'No longer', fr: 'Plus' }, disabled: true },
            ],
          }),
          field('level', 'radio_button', {
            option_strings_text_i18n: [
              { id: '1', display_text: { en: 'One', fr: 'Un' } },
              { id: '3', display_text: { en: 'Three', fr: 'Trois' } },
            ],
          }),
          field('visits', 'numeric_field'),
          field('few_visits', 'text_field', { display_conditions_record: { le: { visits: 5 } } }),
          field('not_crime', 'text_field', { display_conditions_record: { not: { in: { likes: ['crime'] } } } }),
          field('both', 'text_field', {
            display_conditions_record: { disabled: false, in: { likes: ['crime', 'love & war'] } },
          }),
          field('legacy', 'text_field', { display_conditions_record: [{ level: ['1', '3'] }, { grown_up: true }] }),
          field('lost_reference', 'text_field', { display_conditions_record: { eq: { nowhere: false } } }),
          field('broken', 'text_field', { display_conditions_record: { equals: { level: '1' } } }),
          field('switched_off', 'text_field', { display_conditions_record: { disabled: true, eq: { level: '1' } } }),
          field('points', 'calculated', { calculation: { expression: { sum: ['level', 'visits', 2] } } }),
          field('country', 'select_box', { option_strings_source: 'lookup lookup-nowhere' }),
          field('home', 'select_box', { option_strings_source: 'Location' }),
          field('branch', 'select_box', { option_strings_source: 'Agency' }),
          field('joined_on', 'date_field', { selected_value: 'today' }),
          field('joined_at', 'date_field', { date_include_time: true, selected_value: 'now' }),
          field('photos', 'photo_upload_box'),
          field('voice', 'audio_upload_box'),
          field('papers', 'document_upload_box'),
          field('signed', 'signature'),
          field('borrowed', 'tally_field', {
            tally_i18n: [
              { id: 'novels', display_text: { en: 'Novels', fr: 'Romans' } },
              { id: 'comics', display_text: { en: 'Comics', fr: 'BD' } },
            ],
            autosum_total: true,
          }),
          field('part_two', 'separator'),
          field('hidden_one', 'text_field', { visible: false }),
          field('telephone', 'text_field', {
            phone_number: true,
            guiding_questions_i18n: { en: 'Ask kindly', fr: 'Demandez' },
          }),
          field('odd', 'date_range'),
          field('owned_by', 'select_box', { option_strings_source: 'User' }),
        ],
        { is_first_tab: true, display_conditions: null },
      ),
      form(
        'loans',
        [
          field('loans_section', 'subform', {
            subform_unique_id: 'loans_section',
            subform_section_configuration: {
              subform_sort_by: 'lent_on',
              subform_sort_by_direction: 'desc',
              display_conditions: { eq: { returned: true } },
            },
          }),
          field('more_loans', 'subform', {
            subform_unique_id: 'loans_section',
            subform_section_configuration: { subform_sort_by: 'nope', fields: ['book', 'pages'] },
          }),
          field('last_book', 'text_field', {
            subform_summary: {
              subform_field_name: 'loans_section',
              last: { field_name: 'book', order_by: 'lent_on', order: 'asc' },
            },
          }),
          field('first_lent', 'date_field', {
            subform_summary: {
              subform_field_name: 'loans_section',
              first: { field_name: 'lent_on', order_by: 'lent_on', order: 'asc' },
            },
          }),
          field('visits', 'numeric_field', { help_text_i18n: { en: 'Counted here too' } }),
          field('lost_subform', 'subform', { subform_unique_id: 'not_there' }),
        ],
        { display_conditions: { ge: { visits: 1 } }, order: 20 },
      ),
      form('self_asking', [field('wants_letters', 'tick_box'), field('letter_to', 'text_field')], {
        display_conditions: { eq: { wants_letters: true } },
        form_group_id: 'letters',
        order: 30,
      }),
      form('in_no_module', [field('lonely', 'text_field')], { module_ids: [], order: 40 }),
      form('change_logs', [], { form_group_id: 'record_information', core_form: true }),
      form('approvals', [], { form_group_id: 'record_information', core_form: true }),
    ],
    Lookup: [
      {
        unique_id: 'lookup-genre',
        locked: true,
        name_i18n: { en: 'Genre', fr: 'Genre' },
        lookup_values_i18n: [
          { id: 'haiku', display_text: { en: 'Haiku', fr: 'Haïku' }, tags: ['short'] },
          { id: 'epic', display_text: { en: 'Epic', fr: 'Épopée' }, tags: ['adult'] },
          { id: 'plain', display_text: { en: 'Plain', fr: 'Simple' } },
        ],
      },
      {
        unique_id: 'lookup-club-status',
        name_i18n: { en: 'Status', fr: 'Statut' },
        lookup_values_i18n: [
          { id: 'left', display_text: { en: 'Left', fr: 'Parti' } },
          { id: 'active', display_text: { en: 'Active', fr: 'Actif' } },
          { id: 'left', display_text: { en: 'Again', fr: 'Encore' } },
        ],
      },
      {
        unique_id: 'lookup-form-group-club-case',
        name_i18n: { en: 'Groups' },
        lookup_values_i18n: [
          { id: 'members', display_text: { en: 'Members', fr: 'Membres' } },
          { id: 'never', display_text: { en: 'Never', fr: 'Jamais' } },
        ],
      },
    ],
    Agency: [
      { unique_id: 'CLUB', agency_code: 'CLUB', name_i18n: { en: 'The Club' }, telephone: '123', disabled: false },
    ],
    Role: [
      {
        unique_id: 'role-reader',
        name: 'Reader',
        group_permission: 'self',
        permissions: {
          case: ['read', 'create', 'write', 'flag', 'export_csv'],
          user: ['read'],
          dashboard: ['workflow'],
          objects: { role: ['role-reader'] },
        },
        form_section_read_write: {
          membership: 'rw',
          loans: 'rw',
          self_asking: 'rw',
          loans_section: 'rw',
          change_logs: 'r',
          ghost: 'r',
        },
        module_unique_ids: ['primeromodule-club'],
        referral: true,
        is_manager: false,
      },
      {
        unique_id: 'role-keeper',
        name: 'Keeper',
        group_permission: 'all',
        permissions: { case: ['manage'], system: ['manage'], audit_log: ['read'], objects: {} },
        form_section_read_write: { membership: 'rw', in_no_module: 'r' },
        module_unique_ids: ['primeromodule-club'],
        is_manager: true,
      },
      {
        unique_id: 'role-looker',
        name: 'Looker',
        group_permission: 'group',
        permissions: { case: ['read'], objects: {} },
        form_section_read_write: { membership: 'rw' },
        module_unique_ids: ['primeromodule-club'],
      },
      {
        unique_id: 'role-helper',
        name: 'Helper',
        group_permission: 'agency',
        permissions: {
          case: ['read'],
          user: ['agency_read', 'create', 'write'],
          user_group: ['read'],
          objects: { role: ['role-reader', 'role-keeper'] },
        },
        form_section_read_write: { membership: 'r' },
        module_unique_ids: ['primeromodule-club'],
      },
    ],
    UserGroup: [{ unique_id: 'usergroup-a', name: 'Group A', agency_unique_ids: ['CLUB'] }],
    Report: [
      {
        unique_id: 'report-1',
        name_i18n: { en: 'Loans' },
        module_id: 'primeromodule-club',
        aggregate_by: ['level'],
        filters: [{ attribute: 'status', value: ['active'] }],
      },
    ],
    ContactInformation: [{ name: 'administrator', phone: '1' }],
    Unheard: [{ of: 1 }],
  },
}

/** What the format of the bundle cannot hold. */
export const readingClubExtra = {
  PrimeroModule: [
    {
      unique_id: 'primeromodule-club',
      name: 'Club',
      associated_record_types: ['case'],
      form_section_unique_ids: ['membership', 'forgotten'],
      module_options: {
        consent_form: 'membership',
        data_protection_case_create_field_names: ['consent_agreements'],
        list_filters: { cases: ['status', 'age', 'has_photo'] },
        list_headers: { cases: ['id', 'age', 'photo'] },
        use_workflow_assessment: true,
      },
    },
  ],
  SystemSettings: [
    {
      default_locale: 'en',
      locales: ['en', 'fr'],
      primary_age_range: 'club',
      age_ranges: { club: ['0..17', '18+'] },
      auto_populate_list: [
        { field_key: 'name', format: ['name_first', 'name_last'], separator: ' ', auto_populated: true },
      ],
      approvals_labels_i18n: { en: { closure: 'End' } },
    },
  ],
  Location: [
    {
      location_code: 'LAND',
      admin_level: 0,
      hierarchy_path: 'LAND',
      type: 'country',
      placename_i18n: { en: 'Land', fr: 'Pays' },
      name_i18n: { en: 'Land' },
    },
    {
      location_code: 'TOWN',
      admin_level: 1,
      hierarchy_path: 'LAND.TOWN',
      type: 'town',
      placename_i18n: { en: 'Town' },
      disabled: true,
    },
  ],
  ExportConfiguration: [{ unique_id: 'export-1', property_keys: ['name'] }],
}
