import { enGros } from '#socle/atelier/atelier.ts'
import { EchecDAtelier } from '#socle/atelier/echec-d-atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { signesMax } from './bornes-wxr.ts'
import type { AdresseDuMedia } from './convertir/codes-courts.ts'
import type { AConvertir } from './convertir/convertir.ouvrage.ts'
import type { Converti } from './convertir/convertir-contenu.ts'
import type { Contenu } from './wxr.ts'

export type TexteConverti = (Converti & { extrait: string }) | { refus: string }
export type Convertisseur = (contenu: Contenu) => Promise<TexteConverti>

const convertir = ouvrage<typeof import('./convertir/convertir.ouvrage.ts').convertir>(
  'src/ressource/echange/wordpress/convertir/convertir.ouvrage.ts',
  'convertir',
)

const tempsMs = 2000
// Tout l'export : une minute, et une seconde de plus pour 20 000 signes.
const budgetMs = 60_000
const signesParMs = 20
const tropLong = 'Ce texte est trop long pour être repris : coupez-le en plusieurs pages sur l’ancien site, ou reprenez-le à la main.'
const impossible =
  'La mise en forme de ce texte demande trop de travail au site : simplifiez-la sur l’ancien site, ou reprenez ce texte à la main.'
const arrete =
  'Les textes de cet export demandent trop de travail au site : la reprise est arrêtée. Ceux que le compte rendu montre sont repris ; exportez les autres en plusieurs fois.'

/**
 * Convertit les textes d'un export un à un, hors de ce processus : 2 s chacun. Un texte qui ne se convertit pas est refusé par une
 * phrase, les autres passent. Un export dont les textes, ensemble, demandent plus que leur longueur ne l'explique est arrêté :
 * il occuperait le site des heures.
 */
export function creerConvertisseur(
  site: string,
  adresse: AdresseDuMedia,
  { par = convertir, ms = tempsMs, budget = budgetMs } = {},
): Convertisseur {
  let passe = 0
  let signes = 0
  return async ({ corps, extrait, metas: { notes } }) => {
    const longueur = corps.length + extrait.length + notes.length
    if (longueur >= signesMax) return { refus: tropLong }
    signes += longueur
    if (passe > budget + signes / signesParMs) throw new ErreurMetier(422, arrete)
    try {
      const converti = await enGros(par, { corps, extrait, notes, site, medias: mediasNommes(corps, adresse) }, { ms })
      passe += converti.ms
      return converti
    } catch (erreur) {
      // Un site occupé n'est pas la faute du texte : l'import s'arrête là, et sera repris.
      if (!(erreur instanceof EchecDAtelier) || erreur.raison === 'occupe') throw erreur
      passe += ms
      return { refus: impossible }
    }
  }
}

// Une galerie nomme ses images par leur identifiant : tous les nombres du texte, faute de savoir lesquels avant de le lire.
function mediasNommes(corps: string, adresse: AdresseDuMedia): AConvertir['medias'] {
  const medias: AConvertir['medias'] = new Map()
  if (!/\[gallery/i.test(corps)) return medias
  for (const [nombre] of corps.matchAll(/\d{1,12}/g)) {
    const media = adresse(Number(nombre))
    if (media) medias.set(Number(nombre), media)
  }
  return medias
}
