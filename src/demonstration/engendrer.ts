import type { Terme } from '#referentiel/referentiel.ts'
import type { CommuneDuDecor, Decor } from './decor.repository.ts'
import { creerHasard, type Hasard } from './hasard.ts'
import { redigerDescription, redigerNom, redigerResume, type Sujet } from './rediger.ts'
import { vocabulaire } from './vocabulaire.ts'

export type FicheDeDemonstration = ReturnType<typeof composer>

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

function composer({ termes }: Decor, hasard: Hasard, rang: number, estCatalyseur: boolean, commune: CommuneDuDecor) {
  const profil = tirerProfil(hasard, termes.profil, estCatalyseur ? profilsDeCatalyseur : profilsDActeur)
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
    adresse: hasard.chance(0.7) ? `${1 + hasard.entier(120)} ${hasard.choisir(vocabulaire().organisations.voies)}` : '',
    // À deux kilomètres au plus du point de la commune, pour que les voisins ne se cachent pas l'un l'autre sur la carte.
    longitude: decaler(commune.longitude, hasard),
    latitude: decaler(commune.latitude, hasard),
    lien: hasard.chance(0.6) ? `https://organisation-${rang + 1}.demonstration.invalid/` : null,
    // Rang du membre fictif qui la tient ; null : personne ne l'a revendiquée.
    proprietaire: hasard.chance(0.3) ? hasard.entier(proprietaires) : null,
    // Jours écoulés depuis la dernière vérification ; null : jamais.
    verifieeIlYA: hasard.chance(0.7) ? hasard.entier(700) : null,
    termeIds: [...pratiques, ...activites, ...thematiques, ...odd].map(({ id }) => id),
    territoireIds: tirerTerritoires(hasard, commune, estCatalyseur),
  }
}

// Pour chaque profil, ses chances d'être tiré.
const profilsDeCatalyseur = enLots({
  accompagnateur: 2,
  association: 2,
  lieu: 2,
  fondation: 1,
  academique: 1,
  entreprise: 1,
  collectivite: 1,
})
const profilsDActeur = enLots({
  association: 4,
  entreprise: 3,
  collectivite: 2,
  institution: 1,
  academique: 1,
  lieu: 2,
  fondation: 1,
  accompagnateur: 1,
})

function enLots(chances: Record<string, number>): string[] {
  return Object.entries(chances).flatMap(([code, nombre]) => Array.from({ length: nombre }, () => code))
}

function tirerProfil(hasard: Hasard, profils: readonly Terme[], codes: string[]): Terme {
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
