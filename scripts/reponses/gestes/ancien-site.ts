const contenu = (id: number, titre: string, statut: string, reste: string) =>
  `<item><title><![CDATA[${titre}]]></title><link>https://ancien.essai/texte-${id}/</link><dc:creator>ana</dc:creator>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2019-05-04 10:00:00</wp:post_date_gmt><wp:post_name>ancien-${id}</wp:post_name>
<wp:status>${statut}</wp:status>${reste}</item>`

/** L'export WordPress d'un ancien site : un article, un brouillon, un contenu privé, une image. */
export const ancienSite = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>L'ancien site</title><link>https://ancien.essai</link><language>fr-FR</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://ancien.essai</wp:base_blog_url>
<wp:author><wp:author_login>ana</wp:author_login><wp:author_email>ana@essai.invalid</wp:author_email><wp:author_display_name>Ana Martin</wp:author_display_name></wp:author>
${[
  contenu(
    801,
    'Animer une fête de quartier',
    'publish',
    '<wp:post_type>post</wp:post_type><content:encoded><![CDATA[<h2>Inviter</h2><p>Tout le monde.</p><img src="https://ancien.essai/fete.jpg">]]></content:encoded><category domain="category" nicename="energie"><![CDATA[Énergie]]></category><category domain="post_tag" nicename="outils"><![CDATA[Outils]]></category>',
  ),
  contenu(
    802,
    'Une fête à venir',
    'draft',
    '<wp:post_type>post</wp:post_type><content:encoded><![CDATA[<p>Bientôt.</p>]]></content:encoded>',
  ),
  contenu(803, 'Fête privée', 'private', '<wp:post_type>post</wp:post_type>'),
  contenu(
    804,
    'La place',
    'inherit',
    '<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://ancien.essai/fete.jpg</wp:attachment_url>',
  ),
].join('\n')}
</channel></rss>`
