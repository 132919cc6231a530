import { createResource } from 'solid-js'
import type { Location } from '../../../../engine/model.ts'
import { placeAndAbove, placeOf } from '../../../../engine/options/places.ts'
import { type Pick, Picker } from '../../../controls/picker.tsx'
import { useData } from '../../../data/data.tsx'
import { placesFound } from '../../../lib/place-search.ts'
import { say, t } from '../../../lib/t.ts'

interface PlaceFilterProps {
  readonly code: string
  readonly onChoose: (code: string) => void
}

const most = 20
const aria = { id: 'users-place', 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }

/** A place, by its name; it stands for whatever lies in it too. */
export const PlaceFilter = (props: PlaceFilterProps) => {
  const { reference } = useData()
  const [places] = createResource(() => reference.places().catch(() => []), { initialValue: [] })
  const pickOf = ({ code, name }: Location): Pick => {
    const above = placeAndAbove({ locations: places() }, code).slice(0, -1).reverse()
    const note = above.map((place) => say(place.name)).join(' · ')
    return { id: code, label: say(name), ...(note && { note }) }
  }
  const find = (text: string) => {
    const found = placesFound(places(), text, { most, may: () => true })
    return { picks: found.places.map(pickOf), total: found.total }
  }
  const chosen = () => {
    const place = placeOf({ locations: places() }, props.code)
    return place ? [pickOf(place)] : []
  }
  return (
    <div class="part">
      <label for={aria.id}>{t('admin.users.place')}</label>
      <Picker
        aria={aria as never}
        name={t('admin.users.place')}
        find={find}
        chosen={chosen()}
        many={false}
        placeholder={t('admin.all')}
        onChoose={([code]) => props.onChoose(code ?? '')}
      />
    </div>
  )
}
