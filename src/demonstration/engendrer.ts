import { creerHasard, type Hasard } from './hasard.ts'
import { redigerDescription, redigerNom, redigerResume, type Sujet } from './rediger.ts'
import { voies } from './vocabulaire.ts'

export type CommuneDuDecor = {
  id: number
  nom: string
  population: number
  longitude: number | null
  latitude: number | null
  epciId: number | null
  /** L'EPCI et ce qui le contient : à cheval, il n'est pas toujours compté dans le département de la commune. */
  zonesEpci: number[]
  departementId: number
  regionId: number | null
}
export type TermeDuDecor = { id: number; code: string; libelle: string; parentId: number | null }

/** Les vrais territoires et les vraies listes où placer des organisations fictives. */
export type Decor = {
  communes: CommuneDuDecor[]
  termes: Record<'pratique' | 'activite' | 'thematique' | 'odd' | 'profil' | 'sphere', TermeDuDecor[]>
}

export type FicheDeDemonstration = {
  rang: number
  nom: string
  estCatalyseur: boolean
  profilId: number
  sphereId: number | null
  resume: string
  description: string
  commune: CommuneDuDecor
  adresse: string
  longitude: number | null
  latitude: number | null
  lien: string | null
  /** Rang du membre fictif qui la tient ; null : personne ne l'a revendiquée. */
  proprietaire: number | null
  /** Jours écoulés depuis la dernière vérification ; null : jamais. */
  verifieeIlYA: number | null
  termeIds: number[]
  territoireIds: number[]
}

export const tailleParDefaut = 2350
const partDesCatalyseurs = 350 / 2350
/** Membres fictifs qui tiennent des fiches. */
export const proprietaires = 40

/** Des organisations fictives, toujours les mêmes pour la même graine, réparties comme la population ; un catalyseur au moins par département. */
export function* engendrer(decor: Decor, { taille = tailleParDefaut, graine = 1 } = {}): Generator<FicheDeDemonstration> {
  const hasard = creerHasard(graine)
  const tirer = tirageParPopulation(decor.communes, hasard)
  const catalyseurs = Math.round(taille * partDesCatalyseurs)
  const prefectures = plusPeupleeParDepartement(decor.communes)
  for (let rang = 0; rang < taille; rang++)
    yield composer(decor, hasard, rang, rang < catalyseurs, (rang < catalyseurs && prefectures[rang]) || tirer())
}

function composer({ termes }: Decor, hasard: Hasard, rang: number, estCatalyseur: boolean, commune: CommuneDuDecor): FicheDeDemonstration {
  const profil = estCatalyseur
    ? tirerProfil(hasard, termes.profil, profilsDeCatalyseur)
    : tirerProfil(hasard, termes.profil, profilsDActeur)
  const pratiques = hasard.plusieurs(termes.pratique, estCatalyseur ? 1 + hasard.entier(3) : hasard.entier(2))
  const thematiques = hasard.plusieurs(termes.thematique, 1 + hasard.entier(2))
  const activites = termes.activite.filter((activite) => pratiques.some(({ id }) => id === activite.parentId) && hasard.chance(0.4))
  const odd = hasard.plusieurs(termes.odd, hasard.entier(4))
  const sujet: Sujet = {
    profil: profil.code,
    pratique: pratiques[0]?.code,
    thematique: thematiques[0]?.code,
    libelleThematique: thematiques[0]?.libelle,
    commune: commune.nom,
  }
  const nom = redigerNom(hasard, sujet)
  const sphere = termes.sphere.find(
    ({ code }) => code === (['collectivite', 'institution'].includes(profil.code) ? 'institutions' : 'organisations'),
  )
  return {
    rang,
    nom,
    estCatalyseur,
    profilId: profil.id,
    sphereId: sphere?.id ?? null,
    resume: redigerResume(hasard, sujet),
    description: redigerDescription(hasard, sujet),
    commune,
    adresse: hasard.chance(0.7) ? `${1 + hasard.entier(120)} ${hasard.choisir(voies)}` : '',
    // À deux kilomètres au plus du point de la commune, pour que les voisins ne se cachent pas l'un l'autre sur la carte.
    longitude: decaler(commune.longitude, hasard),
    latitude: decaler(commune.latitude, hasard),
    lien: hasard.chance(0.6) ? `https://organisation-${rang + 1}.demonstration.invalid/` : null,
    proprietaire: hasard.chance(0.3) ? hasard.entier(proprietaires) : null,
    verifieeIlYA: hasard.chance(0.7) ? hasard.entier(700) : null,
    termeIds: [...pratiques, ...activites, ...thematiques, ...odd].map(({ id }) => id),
    territoireIds: tirerTerritoires(hasard, commune, estCatalyseur),
  }
}

const profilsDeCatalyseur = [
  'accompagnateur',
  'accompagnateur',
  'association',
  'association',
  'lieu',
  'lieu',
  'fondation',
  'academique',
  'entreprise',
  'collectivite',
]
const profilsDActeur = [
  'association',
  'association',
  'association',
  'association',
  'entreprise',
  'entreprise',
  'entreprise',
  'collectivite',
  'collectivite',
  'institution',
  'academique',
  'lieu',
  'lieu',
  'fondation',
  'accompagnateur',
]

function tirerProfil(hasard: Hasard, profils: TermeDuDecor[], codes: string[]): TermeDuDecor {
  const code = hasard.choisir(codes)
  return profils.find((profil) => profil.code === code) ?? hasard.choisir(profils)
}

function tirerTerritoires(hasard: Hasard, { id, epciId, departementId, regionId }: CommuneDuDecor, estCatalyseur: boolean): number[] {
  const tirage = hasard.reel() + (estCatalyseur ? 0.15 : 0)
  if (tirage < 0.2) return [id]
  if (tirage < 0.6) return [epciId ?? departementId]
  if (tirage < 0.95) return [departementId]
  return [regionId ?? departementId]
}

const decaler = (degres: number | null, hasard: Hasard) =>
  degres === null ? null : Math.round((degres + (hasard.reel() - 0.5) * 0.03) * 1e5) / 1e5

function tirageParPopulation(communes: CommuneDuDecor[], hasard: Hasard): () => CommuneDuDecor {
  let somme = 0
  const cumuls = Float64Array.from(communes, ({ population }) => (somme += Math.max(1, population)))
  return () => {
    const but = hasard.reel() * somme
    let bas = 0
    let haut = cumuls.length - 1
    while (bas < haut) {
      const milieu = (bas + haut) >> 1
      if ((cumuls[milieu] ?? 0) > but) haut = milieu
      else bas = milieu + 1
    }
    return communes[bas] ?? hasard.choisir(communes)
  }
}

function plusPeupleeParDepartement(communes: CommuneDuDecor[]): CommuneDuDecor[] {
  const parDepartement = new Map<number, CommuneDuDecor>()
  for (const commune of communes) {
    const premiere = parDepartement.get(commune.departementId)
    if (!premiere || commune.population > premiere.population) parDepartement.set(commune.departementId, commune)
  }
  return [...parDepartement.values()]
}
