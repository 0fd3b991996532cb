import { Bouton } from '#interface/Bouton.tsx'
import type { MembreConnecte } from '#socle/session.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { type Etape, type Parcours, urlEtape, urlParcours } from '../parcours.ts'
import type { Progression } from '../progression/progression.ts'
import { etapeOuReprendre } from '../progression/progression.ts'
import type { Version } from '../versions.ts'
import { OuVontMesReponses } from './Suivi.tsx'

type Props = {
  parcours: Parcours
  etapes: Etape[]
  version: Version
  progression: Progression | undefined
  territoire: string
  membre: MembreConnecte | null
  erreur?: string | undefined
}

/** Commencer ou reprendre, et nommer une fois son territoire. */
export function Depart({ parcours, etapes, version, progression, territoire, membre, erreur }: Props) {
  const suivante = etapeOuReprendre(etapes, progression?.faits ?? [])
  if (!suivante) return null
  const enCours = progression && progression.faits.length > 0
  const href = urlEtape(parcours, suivante.etape.cle, version)
  return (
    <section class="depart" aria-labelledby="depart">
      <h2 id="depart">{enCours ? 'Où vous en êtes' : 'Partir'}</h2>
      <p data-depart="">
        <Bouton href={href}>{enCours ? `Reprendre : ${suivante.etape.titre}` : 'Commencer'}</Bouton>
      </p>
      {membre ? (
        <form method="post" action={`${urlParcours(parcours)}/suivre`}>
          <input type="hidden" name="version" value={version} />
          <ChampTerritoire
            libelle="Votre territoire"
            valeur={territoire}
            erreur={erreur}
            aide="Facultatif : vos exercices et votre fiche en parlent."
          />
          <Bouton variante="secondaire">Garder mon territoire</Bouton>
        </form>
      ) : (
        <div data-avec-script="" data-territoire="" hidden>
          <ChampTerritoire libelle="Votre territoire" aide="Facultatif : vos exercices et votre fiche en parlent." />
        </div>
      )}
      <OuVontMesReponses membre={membre} slug={parcours.slug} suite={urlParcours(parcours)} />
      {progression && (
        <details>
          <summary>Tout recommencer</summary>
          <form method="post" action={`${urlParcours(parcours)}/effacer`}>
            <p>Votre progression et vos réponses à ce parcours seront effacées de votre compte, sans retour.</p>
            <Bouton variante="danger">Effacer mes réponses</Bouton>
          </form>
        </details>
      )}
    </section>
  )
}
