import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { roles } from '#socle/session.ts'
import { dateLongue, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { type Membre, nomAffiche, nomDuRole, type PerimetreNomme } from '../membre.ts'

type Props = {
  membres: Membre[]
  perimetres: PerimetreNomme[]
  filtre: { q: string; role: string; apres: string }
  suivant: string | undefined
}

/** Les membres, pour nommer qui anime et qui administre. */
export function MembresPage({ membres, perimetres, filtre, suivant }: Props) {
  return (
    <div class="page-membre">
      <p class="surtitre">Administration</p>
      <h1>Membres</h1>
      <form method="get" action="/membres" class="membres-filtre" role="search">
        <Champ nom="q" libelle="Nom ou adresse" type="search" valeur={filtre.q} />
        <Champ
          nom="role"
          libelle="Rôle"
          type="select"
          valeur={filtre.role}
          vide="Tous les rôles"
          options={roles.map((role) => ({ valeur: role, libelle: nomDuRole[role] }))}
        />
        <Bouton>Chercher</Bouton>
      </form>
      {membres.length === 0 ? (
        <EtatVide titre="Personne" actions={<BoutonVers href="/membres">Voir tous les membres</BoutonVers>}>
          Aucun membre ne correspond à cette recherche.
        </EtatVide>
      ) : (
        <Tableau
          legende="Membres, par ordre d'adresse"
          legendeCachee
          colonnes={[
            { cle: 'nom', libelle: 'Nom' },
            { cle: 'courriel', libelle: 'Adresse' },
            { cle: 'role', libelle: 'Rôle' },
            { cle: 'perimetre', libelle: 'Anime' },
            { cle: 'depuis', libelle: 'Depuis' },
          ]}
          lignes={membres.map((membre) => ({
            nom: <a href={`/membres/${membre.id}`}>{nomAffiche(membre.nom)}</a>,
            courriel: membre.courriel,
            role: nomDuRole[membre.role],
            perimetre: ceQuAnime(membre, perimetres),
            depuis: dateLongue(membre.cree_le),
          }))}
        />
      )}
      <Pagination
        resume={pluriel(membres.length, 'membre affiché', 'membres affichés')}
        precedente={filtre.apres ? avecParametres('/membres', { ...filtre, apres: '' }) : undefined}
        suivante={suivant ? avecParametres('/membres', { ...filtre, apres: suivant }) : undefined}
      />
    </div>
  )
}

function ceQuAnime(membre: Membre, perimetres: PerimetreNomme[]): string {
  if (membre.role === 'membre') return ''
  const siens = perimetres.filter(({ membre_id }) => membre_id === membre.id)
  return siens.length === 0 || membre.role === 'administrateur' ? 'Tout' : siens.map(({ nom }) => nom).join(', ')
}
