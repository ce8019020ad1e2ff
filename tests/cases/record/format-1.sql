-- A record of format 1, as the program of that time wrote it (tests/readings.py): two pages, one read twice, two rejects.
-- PRAGMA application_id and user_version are not in a dump; the test sets them.
BEGIN TRANSACTION;
CREATE TABLE actors (
	reading INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	office TEXT, 
	side TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "actors" VALUES(1,'aino-salmi','person','Aino Salmi','FIN','foreign minister','FIN','test.actor');
INSERT INTO "actors" VALUES(1,'mng','state','Mongolia','MNG',NULL,'MNG','test.actor');
INSERT INTO "actors" VALUES(1,'fin','state','Finland','FIN',NULL,'FIN','test.actor');
INSERT INTO "actors" VALUES(2,'aino-salmi','person','Aino Salmi','FIN','foreign minister','FIN','test.actor');
INSERT INTO "actors" VALUES(2,'mng','state','Mongolia','MNG',NULL,'MNG','test.actor');
INSERT INTO "actors" VALUES(2,'fin','state','Finland','FIN',NULL,'FIN','test.actor');
INSERT INTO "actors" VALUES(3,'aino-salmi','person','Aino Salmi','FIN','foreign minister','FIN','test.actor');
INSERT INTO "actors" VALUES(3,'mng','state','Mongolia','MNG',NULL,'MNG','test.actor');
INSERT INTO "actors" VALUES(3,'fin','state','Finland','FIN',NULL,'FIN','test.actor');
CREATE TABLE agreements (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	parties JSON NOT NULL, 
	signed TEXT, 
	period TEXT, 
	subject TEXT, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "agreements" VALUES(1,0,'2026/2027 değişim planı','plan','["fin", "mng"]','2025-07-12','2026/2027','değişim','agreement.test');
INSERT INTO "agreements" VALUES(2,0,'2026/2027 değişim planı','plan','["fin", "mng"]','2025-07-12','2026/2027','değişim','agreement.test');
INSERT INTO "agreements" VALUES(3,0,'2026/2027 değişim planı','plan','["fin", "mng"]','2025-07-12','2026/2027','değişim','agreement.test');
CREATE TABLE event_actors (
	reading INTEGER NOT NULL, 
	event INTEGER NOT NULL, 
	role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'asserted_by')), 
	position INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	side TEXT, 
	PRIMARY KEY (reading, event, role, position), 
	FOREIGN KEY(reading, event) REFERENCES events (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "event_actors" VALUES(1,0,'actor',0,'aino-salmi','FIN');
INSERT INTO "event_actors" VALUES(1,0,'recipient',0,'mng','MNG');
INSERT INTO "event_actors" VALUES(2,0,'actor',0,'aino-salmi','FIN');
INSERT INTO "event_actors" VALUES(2,0,'recipient',0,'mng','MNG');
INSERT INTO "event_actors" VALUES(2,1,'actor',0,'aino-salmi','FIN');
INSERT INTO "event_actors" VALUES(2,1,'recipient',0,'mng','MNG');
INSERT INTO "event_actors" VALUES(2,2,'actor',0,'fin','FIN');
INSERT INTO "event_actors" VALUES(2,2,'actor',1,'mng','MNG');
INSERT INTO "event_actors" VALUES(2,2,'asserted_by',0,'aino-salmi','FIN');
INSERT INTO "event_actors" VALUES(3,0,'actor',0,'aino-salmi','FIN');
INSERT INTO "event_actors" VALUES(3,0,'recipient',0,'mng','MNG');
INSERT INTO "event_actors" VALUES(3,1,'actor',0,'aino-salmi','FIN');
INSERT INTO "event_actors" VALUES(3,1,'recipient',0,'mng','MNG');
INSERT INTO "event_actors" VALUES(3,2,'actor',0,'fin','FIN');
INSERT INTO "event_actors" VALUES(3,2,'actor',1,'mng','MNG');
INSERT INTO "event_actors" VALUES(3,2,'asserted_by',0,'aino-salmi','FIN');
CREATE TABLE events (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	act TEXT NOT NULL, 
	type TEXT NOT NULL, 
	mode TEXT, 
	cameo TEXT NOT NULL, 
	mutual BOOLEAN NOT NULL, 
	status TEXT NOT NULL, 
	background BOOLEAN NOT NULL, 
	date TEXT, 
	first_day TEXT, 
	last_day TEXT, 
	place TEXT, 
	confidence FLOAT NOT NULL, 
	rules JSON NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "events" VALUES(1,0,'a18685afc7cf','visit','CONSULT','visit','042',0,'occurred',0,'2025-07-11','2025-07-11','2025-07-11','Darhan',0.9,'{"act": "frame.test", "status": "tense.past"}');
INSERT INTO "events" VALUES(2,0,'a18685afc7cf','visit','CONSULT','visit','042',0,'occurred',0,'2025-07-11','2025-07-11','2025-07-11','Darhan',0.9,'{"act": "frame.test", "status": "tense.past"}');
INSERT INTO "events" VALUES(2,1,'eaa9a2700c4f','praise','SUPPORT',NULL,'051',0,'occurred',0,'2025-09-05','2025-09-05','2025-09-05',NULL,0.9,'{"act": "frame.test", "status": "tense.past"}');
INSERT INTO "events" VALUES(2,2,'aebb99ba7b18','signing','SUPPORT',NULL,'057',1,'occurred',0,'2025-07-12','2025-07-12','2025-07-12',NULL,0.9,'{"act": "frame.test", "status": "tense.past"}');
INSERT INTO "events" VALUES(3,0,'57ec153b483c','visit','CONSULT','visit','042',0,'occurred',0,'2025-07-11','2025-07-11','2025-07-11','Darhan',0.9,'{"act": "frame.test", "status": "tense.past"}');
INSERT INTO "events" VALUES(3,1,'36c94bb332ae','praise','SUPPORT',NULL,'051',0,'occurred',0,'2025-09-05','2025-09-05','2025-09-05',NULL,0.9,'{"act": "frame.test", "status": "tense.past"}');
INSERT INTO "events" VALUES(3,2,'6c7e1493fafb','signing','SUPPORT',NULL,'057',1,'occurred',0,'2025-07-12','2025-07-12','2025-07-12',NULL,0.9,'{"act": "frame.test", "status": "tense.past"}');
CREATE TABLE evidence (
	reading INTEGER NOT NULL, 
	owner TEXT NOT NULL, 
	owner_key TEXT NOT NULL, 
	field TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER, 
	"end" INTEGER, 
	page_start INTEGER NOT NULL, 
	page_end INTEGER NOT NULL, 
	byte_start INTEGER, 
	byte_end INTEGER, 
	words TEXT NOT NULL, 
	rule TEXT, 
	PRIMARY KEY (reading, owner, owner_key, field, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "evidence" VALUES(1,'article','','title',0,NULL,NULL,25,63,26,70,'Salmi Darhan''da: “Dostluğumuz sürecek”','line.first');
INSERT INTO "evidence" VALUES(1,'article','','published',0,NULL,NULL,64,80,71,87,'05.09.2025 20:33','stamp.numeric');
INSERT INTO "evidence" VALUES(1,'actor','aino-salmi','mention',0,0,38,81,119,88,130,'Finlandiya Dışişleri Bakanı Aino Salmi','test.name');
INSERT INTO "evidence" VALUES(1,'actor','aino-salmi','mention',1,125,131,205,211,221,227,'Bakan,','test.name');
INSERT INTO "evidence" VALUES(1,'actor','mng','mention',0,53,63,134,144,145,156,'Moğolistan','test.name');
INSERT INTO "evidence" VALUES(1,'actor','fin','mention',0,0,10,81,91,88,98,'Finlandiya','test.name');
INSERT INTO "evidence" VALUES(1,'event','0','trigger',0,82,87,163,168,176,181,'geldi','frame.test');
INSERT INTO "evidence" VALUES(1,'event','0','evidence',0,0,88,81,169,88,182,'Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz''da Moğolistan''ın Darhan kentine geldi.',NULL);
INSERT INTO "evidence" VALUES(1,'event','0','date',0,40,52,121,133,132,144,'11 Temmuz''da','times.day-month');
INSERT INTO "evidence" VALUES(1,'event','0','place',0,67,73,148,154,161,167,'Darhan','test.place');
INSERT INTO "evidence" VALUES(1,'statement','0','text',0,132,155,212,235,228,254,'ilişkilerin geliştiğini','frame.test');
INSERT INTO "evidence" VALUES(1,'statement','0','verb',0,156,163,236,243,255,263,'söyledi','frame.test');
INSERT INTO "evidence" VALUES(1,'agreement','0','title',0,188,211,267,290,287,313,'2026/2027 değişim planı','agreement.test');
INSERT INTO "evidence" VALUES(2,'article','','title',0,NULL,NULL,25,63,26,70,'Salmi Darhan''da: “Dostluğumuz sürecek”','line.first');
INSERT INTO "evidence" VALUES(2,'article','','published',0,NULL,NULL,64,80,71,87,'05.09.2025 20:33','stamp.numeric');
INSERT INTO "evidence" VALUES(2,'actor','aino-salmi','mention',0,0,38,81,119,88,130,'Finlandiya Dışişleri Bakanı Aino Salmi','test.name');
INSERT INTO "evidence" VALUES(2,'actor','aino-salmi','mention',1,125,131,205,211,221,227,'Bakan,','test.name');
INSERT INTO "evidence" VALUES(2,'actor','mng','mention',0,53,63,134,144,145,156,'Moğolistan','test.name');
INSERT INTO "evidence" VALUES(2,'actor','fin','mention',0,0,10,81,91,88,98,'Finlandiya','test.name');
INSERT INTO "evidence" VALUES(2,'event','0','trigger',0,82,87,163,168,176,181,'geldi','frame.test');
INSERT INTO "evidence" VALUES(2,'event','0','evidence',0,0,88,81,169,88,182,'Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz''da Moğolistan''ın Darhan kentine geldi.',NULL);
INSERT INTO "evidence" VALUES(2,'event','0','date',0,40,52,121,133,132,144,'11 Temmuz''da','times.day-month');
INSERT INTO "evidence" VALUES(2,'event','0','place',0,67,73,148,154,161,167,'Darhan','test.place');
INSERT INTO "evidence" VALUES(2,'event','1','trigger',0,110,123,190,203,204,219,'teşekkür etti','frame.test');
INSERT INTO "evidence" VALUES(2,'event','1','evidence',0,90,124,170,204,183,220,'Salmi, Moğolistan''a teşekkür etti.',NULL);
INSERT INTO "evidence" VALUES(2,'event','2','trigger',0,214,222,293,301,317,326,'imzaladı','frame.test');
INSERT INTO "evidence" VALUES(2,'event','2','evidence',0,166,223,245,302,265,327,'Taraflar 12 Temmuz''da 2026/2027 değişim planını imzaladı.',NULL);
INSERT INTO "evidence" VALUES(2,'event','2','date',0,175,187,254,266,274,286,'12 Temmuz''da','times.day-month');
INSERT INTO "evidence" VALUES(2,'statement','0','text',0,132,155,212,235,228,254,'ilişkilerin geliştiğini','frame.test');
INSERT INTO "evidence" VALUES(2,'statement','0','verb',0,156,163,236,243,255,263,'söyledi','frame.test');
INSERT INTO "evidence" VALUES(2,'agreement','0','title',0,188,211,267,290,287,313,'2026/2027 değişim planı','agreement.test');
INSERT INTO "evidence" VALUES(3,'article','','title',0,NULL,NULL,25,63,26,70,'Salmi Darhan''da: “Dostluğumuz sürecek”','line.first');
INSERT INTO "evidence" VALUES(3,'article','','published',0,NULL,NULL,64,80,71,87,'05.09.2025 20:33','stamp.numeric');
INSERT INTO "evidence" VALUES(3,'actor','aino-salmi','mention',0,0,38,81,119,88,130,'Finlandiya Dışişleri Bakanı Aino Salmi','test.name');
INSERT INTO "evidence" VALUES(3,'actor','aino-salmi','mention',1,125,131,205,211,221,227,'Bakan,','test.name');
INSERT INTO "evidence" VALUES(3,'actor','mng','mention',0,53,63,134,144,145,156,'Moğolistan','test.name');
INSERT INTO "evidence" VALUES(3,'actor','fin','mention',0,0,10,81,91,88,98,'Finlandiya','test.name');
INSERT INTO "evidence" VALUES(3,'event','0','trigger',0,82,87,163,168,176,181,'geldi','frame.test');
INSERT INTO "evidence" VALUES(3,'event','0','evidence',0,0,88,81,169,88,182,'Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz''da Moğolistan''ın Darhan kentine geldi.',NULL);
INSERT INTO "evidence" VALUES(3,'event','0','date',0,40,52,121,133,132,144,'11 Temmuz''da','times.day-month');
INSERT INTO "evidence" VALUES(3,'event','0','place',0,67,73,148,154,161,167,'Darhan','test.place');
INSERT INTO "evidence" VALUES(3,'event','1','trigger',0,110,123,190,203,204,219,'teşekkür etti','frame.test');
INSERT INTO "evidence" VALUES(3,'event','1','evidence',0,90,124,170,204,183,220,'Salmi, Moğolistan''a teşekkür etti.',NULL);
INSERT INTO "evidence" VALUES(3,'event','2','trigger',0,214,222,293,301,317,326,'imzaladı','frame.test');
INSERT INTO "evidence" VALUES(3,'event','2','evidence',0,166,223,245,302,265,327,'Taraflar 12 Temmuz''da 2026/2027 değişim planını imzaladı.',NULL);
INSERT INTO "evidence" VALUES(3,'event','2','date',0,175,187,254,266,274,286,'12 Temmuz''da','times.day-month');
INSERT INTO "evidence" VALUES(3,'statement','0','text',0,132,155,212,235,228,254,'ilişkilerin geliştiğini','frame.test');
INSERT INTO "evidence" VALUES(3,'statement','0','verb',0,156,163,236,243,255,263,'söyledi','frame.test');
INSERT INTO "evidence" VALUES(3,'agreement','0','title',0,188,211,267,290,287,313,'2026/2027 değişim planı','agreement.test');
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('made','2026-11-28T16:56:51+00:00');
INSERT INTO "meta" VALUES('made_by','0.1.0');
CREATE TABLE pages (
	sha256 TEXT NOT NULL, 
	source TEXT NOT NULL, 
	url TEXT, 
	bytes BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "pages" VALUES('037ab84690ab75a821f4d9fd882a43527a1e7715745ec8e14758e3c78a2f8e06','salmi.txt',NULL,X'416E61205361796661207C2044C3BC6E7961207C2053706F720A53616C6D692044617268616E2764613A20E2809C446F73746C75C49F756D757A2073C3BC726563656BE2809D0A30352E30392E323032352032303A33330A46696E6C616E646979612044C4B1C59F69C59F6C6572692042616B616EC4B12041696E6F2053616C6D692C2031312054656D6D757A276461204D6FC49F6F6C697374616E27C4B16E2044617268616E206B656E74696E652067656C64692E0A53616C6D692C204D6FC49F6F6C697374616E2761207465C59F656B6BC3BC7220657474692E2042616B616E2C20696C69C59F6B696C6572696E2067656C69C59F7469C49F696E692073C3B6796C6564692E0A54617261666C61722031322054656D6D757A27646120323032362F32303237206465C49F69C59F696D20706C616EC4B16EC4B120696D7A616C6164C4B12E0AC3876F6B204F6B756E616E6C61720A');
INSERT INTO "pages" VALUES('0d6ac06b81f8e6db5d64c12b8ae57f7ea284019dc7f58972546a2703d56b130f','ikinci.txt',NULL,X'416E61205361796661207C2044C3BC6E7961207C2053706F720A53616C6D692044617268616E2764613A20E2809C446F73746C75C49F756D757A2073C3BC726563656BE2809D0A30352E30392E323032352032303A33330A46696E6C616E646979612044C4B1C59F69C59F6C6572692042616B616EC4B12041696E6F2053616C6D692C2031312054656D6D757A276461204D6FC49F6F6C697374616E27C4B16E2044617268616E206B656E74696E652067656C64692E0A53616C6D692C204D6FC49F6F6C697374616E2761207465C59F656B6BC3BC7220657474692E2042616B616E2C20696C69C59F6B696C6572696E2067656C69C59F7469C49F696E692073C3B6796C6564692E0A54617261666C61722031322054656D6D757A27646120323032362F32303237206465C49F69C59F696D20706C616EC4B16EC4B120696D7A616C6164C4B12E0AC3876F6B204F6B756E616E6C61720A320A');
INSERT INTO "pages" VALUES('a3719bf679a6a66ae9f25a7926ec6d5d6ebeb732d3cacd3ed19cbff4be0e7c67','de.txt',NULL,X'45696E20426572696368742E0A');
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	page TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	added TEXT NOT NULL, 
	current BOOLEAN NOT NULL, 
	url TEXT, 
	language TEXT NOT NULL, 
	title TEXT, 
	published TEXT, 
	updated TEXT, 
	outlet TEXT, 
	agency TEXT, 
	author TEXT, 
	body TEXT NOT NULL, 
	encoding TEXT NOT NULL, 
	flags JSON NOT NULL, 
	seal_rows INTEGER NOT NULL, 
	seal TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (page, reader), 
	FOREIGN KEY(page) REFERENCES pages (sha256)
);
INSERT INTO "readings" VALUES(1,'037ab84690ab75a821f4d9fd882a43527a1e7715745ec8e14758e3c78a2f8e06','0.0.9','2026-11-28T16:56:51+00:00',0,NULL,'tr','Salmi Darhan''da: “Dostluğumuz sürecek”','2025-09-05T20:33',NULL,'Örnek Haber',NULL,NULL,'Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz''da Moğolistan''ın Darhan kentine geldi.

Salmi, Moğolistan''a teşekkür etti. Bakan, ilişkilerin geliştiğini söyledi.

Taraflar 12 Temmuz''da 2026/2027 değişim planını imzaladı.','utf-8','[]',21,'3e807fa9dd2dea974d997c9b0971208eba1b2c569e4a4c7c6303a91d2b5d95a4');
INSERT INTO "readings" VALUES(2,'037ab84690ab75a821f4d9fd882a43527a1e7715745ec8e14758e3c78a2f8e06','0.1.0','2026-11-28T16:56:51+00:00',1,NULL,'tr','Salmi Darhan''da: “Dostluğumuz sürecek”','2025-09-05T20:33',NULL,'Örnek Haber',NULL,NULL,'Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz''da Moğolistan''ın Darhan kentine geldi.

Salmi, Moğolistan''a teşekkür etti. Bakan, ilişkilerin geliştiğini söyledi.

Taraflar 12 Temmuz''da 2026/2027 değişim planını imzaladı.','utf-8','[]',33,'e0d68e369dae2d0bdb8bf74a8dd938603436a95f8b4b510680f67ee23502b182');
INSERT INTO "readings" VALUES(3,'0d6ac06b81f8e6db5d64c12b8ae57f7ea284019dc7f58972546a2703d56b130f','0.1.0','2026-11-28T16:56:51+00:00',1,NULL,'tr','Salmi Darhan''da: “Dostluğumuz sürecek”','2025-09-05T20:33',NULL,'Örnek Haber',NULL,NULL,'Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz''da Moğolistan''ın Darhan kentine geldi.

Salmi, Moğolistan''a teşekkür etti. Bakan, ilişkilerin geliştiğini söyledi.

Taraflar 12 Temmuz''da 2026/2027 değişim planını imzaladı.','utf-8','[]',33,'45806c756ce8a04fa0275b5da5f90f84abc244bb775b9499cc1ba786d23913c4');
CREATE TABLE rejects (
	id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	page TEXT, 
	source TEXT NOT NULL, 
	room TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	added TEXT NOT NULL, 
	current BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (item, reader), 
	FOREIGN KEY(page) REFERENCES pages (sha256)
);
INSERT INTO "rejects" VALUES(1,'a3719bf679a6a66ae9f25a7926ec6d5d6ebeb732d3cacd3ed19cbff4be0e7c67','a3719bf679a6a66ae9f25a7926ec6d5d6ebeb732d3cacd3ed19cbff4be0e7c67','de.txt','article','language','not Turkish','0.1.0','2026-11-28T16:56:51+00:00',1);
INSERT INTO "rejects" VALUES(2,'a.zip',NULL,'a.zip','intake','corrupt','broken','0.1.0','2026-11-28T16:56:51+00:00',1);
CREATE TABLE statements (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	speaker TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "statements" VALUES(1,0,'aino-salmi','indirect','ilişkilerin geliştiğini','frame.test');
INSERT INTO "statements" VALUES(2,0,'aino-salmi','indirect','ilişkilerin geliştiğini','frame.test');
INSERT INTO "statements" VALUES(3,0,'aino-salmi','indirect','ilişkilerin geliştiğini','frame.test');
CREATE UNIQUE INDEX one_current_reading ON readings (page) WHERE current;
CREATE INDEX ix_actors_side ON actors (side);
CREATE INDEX ix_events_id ON events (id);
CREATE INDEX ix_events_first_day ON events (first_day);
CREATE INDEX ix_event_actors_side ON event_actors (side);
COMMIT;
