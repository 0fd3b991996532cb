import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Section } from '#interface/Section.tsx'
import type { ErreursDe } from '#socle/formulaire.ts'
import { roles } from '#socle/session.ts'
import { dateLongue, pluriel } from '#socle/texte.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import type { perimetreSchema, roleSchema } from '../membre.schema.ts'
import { type Membre, nomAffiche, nomDuRole, type PerimetreNomme } from '../membre.ts'
import type { SessionOuverte } from '../sessions.repository.ts'

type Props = {
  membre: Membre
  perimetres: PerimetreNomme[]
  thematiques: { id: number; libelle: string }[]
  sessions: SessionOuverte[]
  enregistre: boolean
  fermees: boolean
  territoire: string
  erreurs: ErreursDe<typeof roleSchema> & ErreursDe<typeof perimetreSchema>
}

/** Un membre : son rôle, et ce qu'il anime. */
export function MembrePage({ membre, perimetres, thematiques, sessions, enregistre, fermees, territoire, erreurs }: Props) {
  const ici = `/membres/${membre.id}`
  return (
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Membres', href: '/membres' }, { libelle: nomAffiche(membre.nom) }]} />
      <h1>{nomAffiche(membre.nom)}</h1>
      <p class="chapeau">{membre.courriel}</p>
      {enregistre && <Message ton="succes">C'est enregistré.</Message>}
      {fermees && <Message ton="succes">Ses sessions sont fermées, et la personne en est prévenue par courriel.</Message>}
      {erreurs[''] && <Message ton="erreur">{erreurs['']}</Message>}
      <Section id="role-titre" titre="Rôle">
        <form method="post" action={`${ici}/role`} novalidate>
          <Champ
            nom="role"
            libelle="Ce que cette personne peut faire"
            type="radios"
            valeur={membre.role}
            erreur={erreurs.role}
            options={roles.map((role) => ({ valeur: role, libelle: nomDuRole[role], aide: portee[role] }))}
          />
          <Bouton>Changer le rôle</Bouton>
        </form>
      </Section>
      {membre.role === 'animateur' && <Perimetres {...{ ici, perimetres, thematiques, territoire, erreurs }} />}
      <SessionsDuMembre {...{ ici, sessions }} />
    </div>
  )
}

const portee = {
  membre: 'Tient ses fiches, suit ses demandes.',
  animateur: 'Décide des demandes de son périmètre.',
  administrateur: 'Décide de toutes les demandes, nomme les autres, règle le site.',
} as const

function SessionsDuMembre({ ici, sessions }: { ici: string; sessions: SessionOuverte[] }) {
  const derniere = sessions[0]?.ouverteLe
  return (
    <Section id="sessions-titre" titre="Sessions">
      {derniere ? (
        <>
          <p>
            {pluriel(sessions.length, 'session ouverte', 'sessions ouvertes')}, la dernière le {dateLongue(derniere)}.
          </p>
          <BoutonVers href={`${ici}/sessions`}>Fermer ses sessions</BoutonVers>
        </>
      ) : (
        <p>Aucune session ouverte.</p>
      )}
    </Section>
  )
}

type PropsPerimetres = Pick<Props, 'perimetres' | 'thematiques' | 'territoire' | 'erreurs'> & { ici: string }

function Perimetres({ ici, perimetres, thematiques, territoire, erreurs }: PropsPerimetres) {
  return (
    <Section id="perimetre-titre" titre="Périmètre">
      {perimetres.length === 0 && (
        <p>Sans périmètre, cette personne anime tout. Ajoutez un territoire ou une thématique pour le restreindre.</p>
      )}
      {perimetres.length > 0 && (
        <ul class="membre-perimetres">
          {perimetres.map(({ id, nom, genre }) => (
            <li key={id}>
              <form method="post" action={`${ici}/perimetres/${id}/retirer`} class="en-ligne">
                <span>{genre === 'territoire' ? nom : `${nom} (thématique)`}</span>
                <Bouton variante="discret">
                  Retirer<span class="visuellement-cache"> {nom}</span>
                </Bouton>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${ici}/perimetres`} novalidate>
        <ChampTerritoire
          nom="territoire"
          libelle="Ajouter un territoire, et tout ce qu'il contient"
          valeur={territoire}
          erreur={erreurs.territoire}
        />
        <Bouton variante="secondaire">Ajouter ce territoire</Bouton>
      </form>
      {thematiques.length > 0 && (
        <form method="post" action={`${ici}/perimetres`} novalidate>
          <Champ
            nom="thematique"
            libelle="Ajouter une thématique"
            type="select"
            erreur={erreurs.thematique}
            vide="Choisissez…"
            options={thematiques.map(({ id, libelle }) => ({ valeur: String(id), libelle }))}
          />
          <Bouton variante="secondaire">Ajouter cette thématique</Bouton>
        </form>
      )}
    </Section>
  )
}

/** Avant de fermer les sessions d'un membre : ce que cela veut dire. */
export function FermerSessionsPage({ membre, sessions }: { membre: Membre; sessions: SessionOuverte[] }) {
  const nom = nomAffiche(membre.nom)
  const ici = `/membres/${membre.id}`
  return (
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Membres', href: '/membres' }, { libelle: nom, href: ici }, { libelle: 'Fermer ses sessions' }]} />
      <h1>Fermer les sessions de {nom} ?</h1>
      <p>
        {pluriel(sessions.length, 'session est ouverte', 'sessions sont ouvertes')}. Elles se ferment aussitôt, sur tous ses appareils ; la
        vôtre reste ouverte. La personne en est prévenue par courriel, et revient quand elle veut avec un lien de connexion.
      </p>
      <form method="post" action={`${ici}/sessions`} class="actions">
        <Bouton variante="danger">Fermer ses sessions</Bouton>
        <Bouton variante="discret" href={ici}>
          Les laisser ouvertes
        </Bouton>
      </form>
    </div>
  )
}
