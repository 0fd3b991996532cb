import type { Db } from '#socle/db.ts'
import type { DonneesPersonnelles, MonCompte } from '#socle/salle.ts'
import { pluriel } from '#socle/texte.ts'
import { listDates, listGroupesDe, quitterTousLesGroupes } from './groupe/groupe.repository.ts'
import { urlGroupe } from './groupe/groupe.ts'
import { listByIds } from './parcours.depot.ts'
import { etapesDe, type Parcours, urlEtape, urlParcours } from './parcours.ts'
import { deleteProgressionsDe, listProgressions } from './progression/progression.repository.ts'
import { etapeOuReprendre, etatDeLEtape, type Progression } from './progression/progression.ts'

export const monCompte: MonCompte = {
  rang: 1,
  titre: 'Mes parcours',
  montrer: async (db, membre) => {
    const { suivis, groupes, parId } = await lireSuivis(db, membre.id)
    if (suivis.length + groupes.length === 0) return null
    return (
      <>
        {suivis.length > 0 && (
          <ul>
            {suivis.map((suivi) => {
              const parcours = parId.get(suivi.parcoursId)
              return parcours?.etat === 'publie' && <MonParcours key={parcours.id} parcours={parcours} suivi={suivi} />
            })}
          </ul>
        )}
        {groupes.length > 0 && (
          <>
            <h3>Mes groupes</h3>
            <ul>
              {groupes.map((groupe) => (
                <li key={groupe.id}>
                  <a href={urlGroupe(groupe)}>{groupe.nom}</a> <span class="discret">{parId.get(groupe.parcoursId)?.titre}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    )
  },
}

function MonParcours({ parcours, suivi }: { parcours: Parcours; suivi: Progression }) {
  const etapes = etapesDe(parcours, suivi.version)
  const finies = etapes.filter((etape) => etatDeLEtape(etape, suivi.faits) === 'faite').length
  const suivante = etapeOuReprendre(etapes, suivi.faits)
  return (
    <li>
      <a href={urlParcours(parcours)}>{parcours.titre}</a>{' '}
      <span class="discret">
        {pluriel(finies, 'étape finie', 'étapes finies')} sur {etapes.length}
      </span>
      {suivante && finies < etapes.length && (
        <>
          {' · '}
          <a href={urlEtape(parcours, suivante.etape.cle, suivi.version)}>
            Reprendre<span class="visuellement-cache"> {parcours.titre}</span>
          </a>
        </>
      )}
    </li>
  )
}

// Où elle en est, ce qu'elle a écrit, ses groupes et leurs dates ; les noms des autres membres ne sont pas à elle.
export const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) => {
    const { suivis, groupes, parId } = await lireSuivis(db, membre.id)
    const titreDe = (parcoursId: number) => parId.get(parcoursId)?.titre
    return {
      progressions: suivis.map(({ parcoursId, ...suivi }) => ({ parcours: titreDe(parcoursId), ...suivi })),
      groupes: await Promise.all(
        groupes.map(async ({ id, parcoursId, nom, version, creePar }) => ({
          nom,
          parcours: titreDe(parcoursId),
          version,
          anime: creePar === membre.id,
          dates: await listDates(db, id),
        })),
      ),
    }
  },
  effacer: async (trx, membre) => {
    await deleteProgressionsDe(trx, membre.id)
    await quitterTousLesGroupes(trx, membre.id)
  },
}

/** Les parcours qu'une personne suit, ses groupes, et les parcours dont il s'agit. */
async function lireSuivis(db: Db, membreId: string) {
  const [suivis, groupes] = await Promise.all([listProgressions(db, membreId), listGroupesDe(db, membreId)])
  const ids = [...suivis, ...groupes].map(({ parcoursId }) => parcoursId)
  const parId = new Map((await listByIds(db, [...new Set(ids)])).map((parcours) => [parcours.id, parcours]))
  return { suivis, groupes, parId }
}
