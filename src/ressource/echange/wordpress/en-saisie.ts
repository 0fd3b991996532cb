import type { Referentiel } from '#referentiel/referentiel.ts'
import { estLicence } from '#ressource/licences.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import { nomDe } from './analyser.ts'
import type { TexteConverti } from './convertir-a-part.ts'
import type { Choix } from './correspondances.ts'
import { type Contenu, cleExterneDe, type Site } from './wxr.ts'

/** Ce qui vaut pour tout l'export. */
export type Reprise = { site: Site; choix: Choix; referentiel: Referentiel }

const corpsMax = 200_000
const resumeMax = 300

/** La ressource que devient un contenu de WordPress, et ce qu'il faut en dire. */
export function enSaisie(
  contenu: Contenu,
  converti: TexteConverti,
  reprise: Reprise,
): { saisie: SaisieDeRessource; messages: string[] } | { refus: string } {
  if ('refus' in converti) return converti
  const { site, choix } = reprise
  const { corps, remarques, extrait } = converti
  if (corps.length > corpsMax)
    return {
      refus: 'Ce texte est trop long pour une seule ressource : coupez-le en plusieurs pages sur l’ancien site, ou reprenez-le à la main.',
    }
  const titre = couper(contenu.titre, 200)
  const messages = [
    ...(titre.length < 3 ? ['Sans titre sur l’ancien site.'] : []),
    ...(corps === '' ? ['Aucun texte à reprendre.'] : []),
    ...remarques,
  ]
  const saisie: SaisieDeRessource = {
    titre: titre.length < 3 ? `Sans titre (${contenu.slug || contenu.id})`.slice(0, 200) : titre,
    resume: resumer(extrait, corps),
    corps,
    ...classer(contenu, reprise),
    maturiteId: choix.maturiteId,
    dureeMinutes: null,
    cadre: null,
    territoireId: null,
    auteurs: signatures(site, contenu),
    annee: contenu.date ? Number(contenu.date.slice(0, 4)) : null,
    licence: estLicence(choix.licence) ? choix.licence : 'droits-reserves',
    langue: /^[a-z]{2}/.exec(site.langue.toLowerCase())?.[0] ?? 'fr',
    source: couper(site.titre ? `Site « ${site.titre} »` : `Site ${site.url}`, 300),
    sourceUrl: /^https?:\/\/\S{3,}$/.test(contenu.lien) && contenu.lien.length <= 500 ? contenu.lien : null,
    cleExterne: cleExterneDe(site, contenu),
    estProposition: false,
    acteurIds: [],
    fichiers: [],
    lieeIds: [],
  }
  return { saisie, messages }
}

// Une rubrique devenue un type l'emporte sur le type par défaut ; la première, s'il y en a plusieurs.
function classer({ classements }: Contenu, { choix, referentiel }: Reprise): Pick<SaisieDeRessource, 'typeId' | 'termeIds'> {
  const ids = classements.flatMap(({ cle }) => choix.termes[cle] ?? [])
  const estUnType = (id: number) => referentiel.parId(id)?.liste === 'medoc'
  return { typeId: ids.find(estUnType) ?? choix.typeId, termeIds: [...new Set(ids.filter((id) => !estUnType(id)))].sort((a, b) => a - b) }
}

// L'extrait que WordPress garde, sinon le premier paragraphe.
function resumer(extrait: string, corps: string): string {
  if (extrait !== '') return couper(extrait, 500)
  const paragraphe = corps.split(/\n{2,}/).find((bloc) => /^[\p{L}\p{N}*_«"'’(\\[]/u.test(bloc) && !/^\[?!?\[/.test(bloc)) ?? ''
  const nu = paragraphe
    .slice(0, 10 * resumeMax)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^\d+\]/g, '')
    .replace(/[*~`]|\\(?=[^\w\s])/g, '')
  return couper(nu.replace(/\s+/g, ' ').trim(), resumeMax)
}

function signatures(site: Site, { auteur }: Contenu): string[] {
  const nom = nomDe(site, auteur).replace(/\s*;\s*/g, ', ')
  return nom === '' ? [] : [couper(nom, 100)]
}

function couper(texte: string, max: number): string {
  if (texte.length <= max) return texte
  const debut = texte.slice(0, max - 1)
  return `${debut.replace(/\s+\S*$/, '') || debut}…`.toWellFormed()
}
