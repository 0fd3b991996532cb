import type { MonCompte } from '#socle/salle.ts'
import { pluriel } from '#socle/texte.ts'
import { listGroupesDe } from '../groupe/groupe.repository.ts'
import { type Groupe, urlGroupe } from '../groupe/groupe.ts'
import { listByIds } from '../parcours.depot.ts'
import { etapesDe, type Parcours, urlEtape, urlParcours } from '../parcours.ts'
import { listProgressions } from '../progression/progression.repository.ts'
import { etapeOuReprendre, etatDeLEtape, type Progression } from '../progression/progression.ts'

export const monCompte: MonCompte = {
  rang: 1,
  titre: 'Mes parcours',
  montrer: async (db, membre) => {
    const [suivis, groupes] = await Promise.all([listProgressions(db, membre.id), listGroupesDe(db, membre.id)])
    if (suivis.length + groupes.length === 0) return null
    const ids = [...suivis, ...groupes].map(({ parcoursId }) => parcoursId)
    const parId = new Map((await listByIds(db, [...new Set(ids)])).map((parcours) => [parcours.id, parcours]))
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
        {groupes.length > 0 && <MesGroupes groupes={groupes} parId={parId} />}
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

function MesGroupes({ groupes, parId }: { groupes: Groupe[]; parId: Map<number, Parcours> }) {
  return (
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
  )
}
