import { dureeEnMots } from '#interface/duree.ts'
import { estVersion, minutesDe, versions } from '../versions.ts'

/** En composant un parcours, voir le temps de chaque version changer. */
function compter(page: HTMLElement): void {
  const gardes = [...page.querySelectorAll<HTMLElement>('[data-compo-bloc]:not(.ote)')]
  const places = gardes.map((bloc) => {
    const minutes = bloc.querySelector<HTMLInputElement>('[name$=".minutes"]')?.value ?? '0'
    const des = bloc.querySelector<HTMLSelectElement>('[name$=".des"]')?.value
    const version = estVersion(des) ? des : '2h'
    ecrire(bloc, '[data-dit-minutes]', minutes || '0')
    ecrire(bloc, '[data-dit-des]', version.replace('h', ' h'))
    return { genre: bloc.dataset.genre ?? '', minutes: Number(minutes) || 0, des: version }
  })
  for (const version of versions) ecrire(page, `[data-total="${version}"]`, dureeEnMots(minutesDe(places, version)))
}

function ecrire(racine: Element, ou: string, texte: string): void {
  const place = racine.querySelector(ou)
  if (place && place.textContent !== texte) place.textContent = texte
}

const page = document.querySelector<HTMLElement>('composer-blocs')
if (page) for (const type of ['input', 'composition']) page.addEventListener(type, () => compter(page))
