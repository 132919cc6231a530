/** What forms ask, of how many, and how often it is filled in. */
import { Hono } from 'hono'
import { problems } from '../../engine/problems.ts'
import type { Env } from '../context.ts'
import { audited } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import { said } from '../narrowed.ts'
import { anyTypeNamed } from '../record-type.ts'
import type { System } from '../system/system.ts'
import { burdenTable, toldBurden } from '../system/told.ts'
import { reportResponse } from './report-response.ts'

export const formBurden = (care: System) =>
  new Hono<Env>().get('/form_burden', audited('form_burden'), entrusted('usage:read'), async (c) => {
    const { model } = c.var.release
    const named = c.req.query('record_type')
    const type = named ? anyTypeNamed(model, named) : undefined
    if (named && !type) throw problems.queryRefused({ field: 'record_type', code: 'query.unreadable_value' })
    const all = toldBurden(model, (texts) => said(c, texts), await care.burden(model))
    const told = type ? all.filter(({ record_type }) => record_type === type.id) : all
    return reportResponse(c, told, () => burdenTable(told), 'form-burden')
  })
