BEGIN TRANSACTION;
CREATE TABLE attempt (
    staff INTEGER PRIMARY KEY,
    failures INTEGER NOT NULL,
    until TEXT NOT NULL
) STRICT;
CREATE TABLE closed_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL UNIQUE CHECK (length(day) = 10),
    reason TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    owner INTEGER REFERENCES staff (id),
    note TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (length(first_day) = 10),
    erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "customer" VALUES(1,'李先生','CR-V','',1,'','2026-03-12',0,12);
INSERT INTO "customer" VALUES(2,'','','',3,'','2026-03-12',1,21);
CREATE TABLE draft (
    owner TEXT NOT NULL,
    form TEXT NOT NULL,
    keeper TEXT NOT NULL,
    key TEXT NOT NULL,
    fields TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (owner, form, keeper)
) STRICT, WITHOUT ROWID;
CREATE TABLE hours (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    weekday INTEGER NOT NULL UNIQUE CHECK (weekday BETWEEN 1 AND 7),
    hours TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "hours" VALUES(1,1,'09:00-18:00',1);
INSERT INTO "hours" VALUES(2,2,'09:00-18:00',1);
INSERT INTO "hours" VALUES(3,3,'09:00-18:00',1);
INSERT INTO "hours" VALUES(4,4,'09:00-18:00',1);
INSERT INTO "hours" VALUES(5,5,'09:00-18:00',1);
INSERT INTO "hours" VALUES(6,6,'09:00-18:00',1);
INSERT INTO "hours" VALUES(7,7,'09:00-18:00',1);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    actor INTEGER,
    terminal TEXT NOT NULL,
    action TEXT NOT NULL,
    key TEXT UNIQUE,
    undoes INTEGER UNIQUE REFERENCES journal (seq),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO "journal" VALUES(1,'2026-03-11T01:00:00.000Z','2026-03-11',NULL,'floortui','house.found',NULL,NULL,'bfd0d760a4d549181a6bca1c04d85b5c72a1ea95298d1cd8fa6a4b1daf5c5499','d4e882bb22754016dac7d52252c5224a90e9bb2a5757fc6a1460cbaba12ba033');
INSERT INTO "journal" VALUES(2,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','setting.set',NULL,NULL,'e44711210b80c1a170b2be96622888a58ea022ac97677ac49855167ad81b289f','e4d972b6d03c53757fdc1df6842af1861c4ffa9dce3f62ff8ada3cd2d9183f6a');
INSERT INTO "journal" VALUES(3,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','staff.add',NULL,NULL,'50d5222045ba77b048f0aeb0ed4602f3dc34bf95bc4ae524520cba18bdab6514','cc79ad5950df63426f92297688589f963fd040e8aaa5d9468c27d17f621643d1');
INSERT INTO "journal" VALUES(4,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','staff.add',NULL,NULL,'da7a0e55fd63c8ff0e1045b0ee6e8b8882526b2ad629b8c6d5e0bc3f9a3d0ba7','4ef19a2f567d216e37ed40635e8f22ab58a625dafdf01e38023dcdc04425adeb');
INSERT INTO "journal" VALUES(5,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','staff.add',NULL,NULL,'1c11666f790bc1761149935406a8c49b7179fefd40e5811e80054b1c0d830177','92273c20e337bd618031cc76c14a612dc5c415b990f597ee7608126a0cd8fc3e');
INSERT INTO "journal" VALUES(6,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','staff.add',NULL,NULL,'24377960ecda1c856c45fd3d63b2abdff2bec00b928ca37db94c9584f54344e2','a3b4af0c2f2afc92b50a500f3e7e300c7f8c8a0b55a7470fbe8d720cc417fe34');
INSERT INTO "journal" VALUES(7,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','staff.add',NULL,NULL,'5c1dc97502e2ae8b48dcb3523791a39c70c4e0899fdef0f71eb27c40928fc223','84bf59e4ebb86c902105fe462b07ea881588ce97cbdaa69e820b61afed7f2144');
INSERT INTO "journal" VALUES(8,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','staff.add',NULL,NULL,'294748d3185d39bc5b7c735a3f2723b7a469e9945deb57578b81612ab3c252e1','7b1a12ec650d70072be972de1c418a2f90a4af43e2006b898b176fb789b5cf70');
INSERT INTO "journal" VALUES(9,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','roster.set',NULL,NULL,'20b9bb9143387b9a9786e7154be9d892cafc44ebb9bb7a11eed39d5a6a650ce7','01324d45920d255d00c617290de25c715a3e6839ff603388f7124c86a3f8f679');
INSERT INTO "journal" VALUES(10,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','day.open',NULL,NULL,'7e27219cde3d1c6caa4fdb65cdf5c45d14cec8bc33293296a3c61c4f0871c389','9a4ec726fa53e6cbb30ae4cf68ea2b578b8f255fb6ea4b12a44f7b4fdd58e258');
INSERT INTO "journal" VALUES(11,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','model.add',NULL,NULL,'cb27520763e2e7e61f44dc1e4e5baa690858c940106cfc259b03f765c9df32fd','0548fa957fbbe94ff3bdaa823f9ea38be2aae46ce6062cb32964862226beeb40');
INSERT INTO "journal" VALUES(12,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'1f56487150fd70c6f71c2daef3801a01801c26d4d2c656a528a748a088e4e294','0aa5aeb89e5fcd58a2953739391bffc033d129c42a42d0eddc04ce72604ba0c6');
INSERT INTO "journal" VALUES(13,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','visit.complete',NULL,NULL,'b34ad1040dcf4032e83b59c0355d487d359c31900f8da28ccc30eb0bdfe50a6d','3793be8b9e3f6f0d550fb1164f05ddf777de787e0c66bcdcee94ab3d224f7b03');
INSERT INTO "journal" VALUES(14,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','visit.close',NULL,NULL,'7410767a10ba2cc76924248b6b8a48a82a59690bde3455e7e6337a05c335b75c','4f9fc6d771134bf7ccdc3b3ae306c98bae4d5df96c23faa1fd4e021a41540d62');
INSERT INTO "journal" VALUES(15,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'0fa68c49487b690d6210bb360611d9449d78c8f5e9d419f3d50e032964baab45','0ccdb97e763d1fa2d499bf4db8b0ef8cee7c4506c9b3817b42f72e69710c11ab');
INSERT INTO "journal" VALUES(16,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'68f29164a5da0ec7cba8403fbbf1691e90cdb3dde5f9d30efc8f6ef9b68e7fc6','7a63131d009b4d72ee1aadb274ccb64aa51b20a04fe3d5096a4ebef1540eddbd');
INSERT INTO "journal" VALUES(17,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','rotation.skip',NULL,NULL,'b1e62176dfa7280c63c34cb6521d506da0d7198a664a4866db6ae3452a9fa947','8c5bff54de5c1c92293f615bf3208dea3db30584b7ad9a649ac8b060b50d7d1f');
INSERT INTO "journal" VALUES(18,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','undo',NULL,17,'57df1e816892ca380c0457a7474fb28129fdd545e1095bac84e218d9302ac0fb','553a13d43aa113457acb9c0db217f149bb9b663c945cecce77c5877066012ce4');
INSERT INTO "journal" VALUES(19,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'0b7939e534a51eb58494da114dcd40d878b03661103db9b21c92e28905102fec','0ce74f1c09ef80198950a8b47885cd0ec0a45388a0941e1a4242f3f112dc0a1d');
INSERT INTO "journal" VALUES(20,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'59a0f97791a229663799718c3a93a2f1890992115cec0c5a2838f6d6fce98159','08827954467e495de9da524acd0c009b80e5afc5770692b96e9223e867fcae6c');
INSERT INTO "journal" VALUES(21,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','card.erase',NULL,NULL,'feebd242c32702f2a468d9a355f808f646ba213929f93aac90368e766fd23e43','496d454fcc7c10385688d8a2886b4ec95d262960526c095057e5153d3a677fb9');
CREATE TABLE journal_body (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    salt TEXT NOT NULL,
    asked TEXT NOT NULL,
    told TEXT NOT NULL,
    changes TEXT NOT NULL
) STRICT;
INSERT INTO "journal_body" VALUES(1,'2095d8c8b605dc4d72f79422a7ff1c4e','{}','{"schema":1}','[["reference",1,null,{"active":1,"code":"sales","details":"{}","en":"sales","id":1,"kind":"purpose","position":1,"seq":1,"zh":"看车购车"}],["reference",2,null,{"active":1,"code":"service","details":"{}","en":"service","id":2,"kind":"purpose","position":2,"seq":1,"zh":"售后维修"}],["reference",3,null,{"active":1,"code":"delivery","details":"{}","en":"collects a car","id":3,"kind":"purpose","position":3,"seq":1,"zh":"提车"}],["reference",4,null,{"active":1,"code":"papers","details":"{}","en":"papers, payment","id":4,"kind":"purpose","position":4,"seq":1,"zh":"办手续、付款"}],["reference",5,null,{"active":1,"code":"courier","details":"{}","en":"courier, supplier","id":5,"kind":"purpose","position":5,"seq":1,"zh":"快递、送货"}],["reference",6,null,{"active":1,"code":"directions","details":"{}","en":"asks the way","id":6,"kind":"purpose","position":6,"seq":1,"zh":"问路"}],["reference",7,null,{"active":1,"code":"competitor","details":"{}","en":"competitor","id":7,"kind":"purpose","position":7,"seq":1,"zh":"同行"}],["reference",8,null,{"active":1,"code":"other","details":"{}","en":"something else","id":8,"kind":"purpose","position":8,"seq":1,"zh":"其他"}],["reference",9,null,{"active":1,"code":"walk-in","details":"{\"channel\": \"walk-in\", \"group\": \"by_itself\"}","en":"walk-in","id":9,"kind":"source","position":1,"seq":1,"zh":"自然到店"}],["reference",10,null,{"active":1,"code":"call-in","details":"{\"channel\": \"call\", \"group\": \"by_itself\"}","en":"called in","id":10,"kind":"source","position":2,"seq":1,"zh":"来电"}],["reference",11,null,{"active":1,"code":"factory-ad","details":"{\"channel\": \"factory advertising\", \"group\": \"by_itself\"}","en":"factory advertising","id":11,"kind":"source","position":3,"seq":1,"zh":"厂家广告"}],["reference",12,null,{"active":1,"code":"own-ad","details":"{\"channel\": \"own advertising\", \"group\": \"by_itself\"}","en":"own advertising","id":12,"kind":"source","position":4,"seq":1,"zh":"本店广告"}],["reference",13,null,{"active":1,"code":"website","details":"{\"channel\": \"own advertising\", \"group\": \"by_itself\"}","en":"website, search","id":13,"kind":"source","position":5,"seq":1,"zh":"网站、搜索"}],["reference",14,null,{"active":1,"code":"owner-referral","details":"{\"channel\": \"owner referral\", \"group\": \"referred\"}","en":"owner''s referral","id":14,"kind":"source","position":6,"seq":1,"zh":"老客户介绍"}],["reference",15,null,{"active":1,"code":"owner-repeat","details":"{\"channel\": \"owner repeat\", \"group\": \"referred\"}","en":"owner buys again","id":15,"kind":"source","position":7,"seq":1,"zh":"老客户再购"}],["reference",16,null,{"active":1,"code":"other-make","details":"{\"channel\": \"other make\", \"group\": \"referred\"}","en":"owner of another make","id":16,"kind":"source","position":8,"seq":1,"zh":"他牌车主换购"}],["reference",17,null,{"active":1,"code":"partner","details":"{\"channel\": \"partner\", \"group\": \"referred\"}","en":"partner organisation","id":17,"kind":"source","position":9,"seq":1,"zh":"合作单位"}],["reference",18,null,{"active":1,"code":"staff-friends","details":"{\"channel\": \"friends of staff\", \"group\": \"referred\"}","en":"friends and family of staff","id":18,"kind":"source","position":10,"seq":1,"zh":"员工亲友"}],["reference",19,null,{"active":1,"code":"trade","details":"{\"channel\": \"trade\", \"group\": \"developed\"}","en":"trade or occupation","id":19,"kind":"source","position":11,"seq":1,"zh":"行业开发"}],["reference",20,null,{"active":1,"code":"district","details":"{\"channel\": \"district\", \"group\": \"developed\"}","en":"district","id":20,"kind":"source","position":12,"seq":1,"zh":"区域开发"}],["reference",21,null,{"active":1,"code":"display","details":"{\"channel\": \"display\", \"group\": \"developed\"}","en":"display","id":21,"kind":"source","position":13,"seq":1,"zh":"外展"}],["reference",22,null,{"active":1,"code":"event","details":"{\"channel\": \"event\", \"group\": \"developed\"}","en":"event","id":22,"kind":"source","position":14,"seq":1,"zh":"活动"}],["reference",23,null,{"active":1,"code":"online-lead","details":"{\"channel\": \"online lead\", \"group\": \"developed\"}","en":"online lead","id":23,"kind":"source","position":15,"seq":1,"zh":"网络线索"}],["reference",24,null,{"active":1,"code":"meal","details":"{\"keeps\": true}","en":"meal","id":24,"kind":"away","position":1,"seq":1,"zh":"用餐"}],["reference",25,null,{"active":1,"code":"toilet","details":"{\"keeps\": true}","en":"toilet","id":25,"kind":"away","position":2,"seq":1,"zh":"洗手间"}],["reference",26,null,{"active":1,"code":"errand","details":"{\"keeps\": true}","en":"errand for the house","id":26,"kind":"away","position":3,"seq":1,"zh":"公务"}],["reference",27,null,{"active":1,"code":"training","details":"{\"keeps\": true}","en":"training","id":27,"kind":"away","position":4,"seq":1,"zh":"培训"}],["reference",28,null,{"active":1,"code":"delivery","details":"{\"keeps\": true}","en":"hands over a car","id":28,"kind":"away","position":5,"seq":1,"zh":"交车"}],["reference",29,null,{"active":1,"code":"private","details":"{\"keeps\": false}","en":"private","id":29,"kind":"away","position":6,"seq":1,"zh":"私事"}],["reference",30,null,{"active":1,"code":"phone","details":"{}","en":"on the phone","id":30,"kind":"skip","position":1,"seq":1,"zh":"正在通话"}],["reference",31,null,{"active":1,"code":"paperwork","details":"{}","en":"finishing papers","id":31,"kind":"skip","position":2,"seq":1,"zh":"处理资料"}],["reference",32,null,{"active":1,"code":"training","details":"{}","en":"in training","id":32,"kind":"skip","position":3,"seq":1,"zh":"培训中"}],["reference",33,null,{"active":1,"code":"other","details":"{}","en":"another reason","id":33,"kind":"skip","position":4,"seq":1,"zh":"其他原因"}],["reference",34,null,{"active":1,"code":"mistake","details":"{}","en":"entered by mistake","id":34,"kind":"void","position":1,"seq":1,"zh":"误录"}],["reference",35,null,{"active":1,"code":"twice","details":"{}","en":"entered twice","id":35,"kind":"void","position":2,"seq":1,"zh":"重复登记"}],["reference",36,null,{"active":1,"code":"mystery","details":"{}","en":"mystery shopper","id":36,"kind":"void","position":3,"seq":1,"zh":"神秘访客"}],["hours",1,null,{"hours":"09:00-18:00","id":1,"seq":1,"weekday":1}],["hours",2,null,{"hours":"09:00-18:00","id":2,"seq":1,"weekday":2}],["hours",3,null,{"hours":"09:00-18:00","id":3,"seq":1,"weekday":3}],["hours",4,null,{"hours":"09:00-18:00","id":4,"seq":1,"weekday":4}],["hours",5,null,{"hours":"09:00-18:00","id":5,"seq":1,"weekday":5}],["hours",6,null,{"hours":"09:00-18:00","id":6,"seq":1,"weekday":6}],["hours",7,null,{"hours":"09:00-18:00","id":7,"seq":1,"weekday":7}]]');
INSERT INTO "journal_body" VALUES(2,'6491d82f60f0b939bc337ef932d69403','{"name":"showroom.zone","value":"Asia/Shanghai"}','{"name":"showroom.zone","value":"Asia/Shanghai"}','[["setting",1,null,{"id":1,"name":"showroom.zone","seq":2,"value":"\"Asia/Shanghai\""}]]');
INSERT INTO "journal_body" VALUES(3,'b3fe0dc4cd906a48c1421a5f878364a7','{"mentor":"","name":"李娜","role":"consultant","tier":""}','{"name":"李娜","role":"consultant","staff":1}','[["staff",1,null,{"active":1,"id":1,"mentor":null,"name":"李娜","pin":"","role":"consultant","seq":3,"tier":""}]]');
INSERT INTO "journal_body" VALUES(4,'862975bc74590f4107a7cf672d11d49b','{"mentor":"","name":"刘洋","role":"consultant","tier":""}','{"name":"刘洋","role":"consultant","staff":2}','[["staff",2,null,{"active":1,"id":2,"mentor":null,"name":"刘洋","pin":"","role":"consultant","seq":4,"tier":""}]]');
INSERT INTO "journal_body" VALUES(5,'3a11468545e3259637a8fdda80e9c83f','{"mentor":"","name":"陈静","role":"consultant","tier":""}','{"name":"陈静","role":"consultant","staff":3}','[["staff",3,null,{"active":1,"id":3,"mentor":null,"name":"陈静","pin":"","role":"consultant","seq":5,"tier":""}]]');
INSERT INTO "journal_body" VALUES(6,'e5a69b9a1a9acc2fa49546eef5de4a9f','{"mentor":"","name":"张伟","role":"consultant","tier":""}','{"name":"张伟","role":"consultant","staff":4}','[["staff",4,null,{"active":1,"id":4,"mentor":null,"name":"张伟","pin":"","role":"consultant","seq":6,"tier":""}]]');
INSERT INTO "journal_body" VALUES(7,'19b7661208411aebe48acc1b3c8642c2','{"mentor":"","name":"王敏","role":"reception","tier":""}','{"name":"王敏","role":"reception","staff":5}','[["staff",5,null,{"active":1,"id":5,"mentor":null,"name":"王敏","pin":"","role":"reception","seq":7,"tier":""}]]');
INSERT INTO "journal_body" VALUES(8,'30fcdc3efd7ee04213c2cde68b7022ec','{"mentor":"","name":"赵敏","role":"manager","tier":""}','{"name":"赵敏","role":"manager","staff":6}','[["staff",6,null,{"active":1,"id":6,"mentor":null,"name":"赵敏","pin":"","role":"manager","seq":8,"tier":""}]]');
INSERT INTO "journal_body" VALUES(9,'390dca958bf6968cbf8c181fc2f6aaef','{"day":"2026-03-12","names":["李娜","刘洋","陈静","张伟"]}','{"day":"2026-03-12","names":["李娜","刘洋","陈静","张伟"]}','[["roster",1,null,{"day":"2026-03-12","id":1,"position":1,"seq":9,"staff":1}],["roster",2,null,{"day":"2026-03-12","id":2,"position":2,"seq":9,"staff":2}],["roster",3,null,{"day":"2026-03-12","id":3,"position":3,"seq":9,"staff":3}],["roster",4,null,{"day":"2026-03-12","id":4,"position":4,"seq":9,"staff":4}]]');
INSERT INTO "journal_body" VALUES(10,'6f7c9115c37b4a272bef3fb63c303cd4','{"present":[]}','{"closed_late":[],"day":"2026-03-12","moves":[["open",[1,2,3,4]]],"next":"李娜","present":[1,2,3,4]}','[]');
INSERT INTO "journal_body" VALUES(11,'93a97dfdbbbf4f8c3179ca98c69793e6','{"name":"CR-V"}','{"model":"CR-V"}','[["reference",37,null,{"active":1,"code":"CR-V","details":"{}","en":"CR-V","id":37,"kind":"model","position":1,"seq":11,"zh":"CR-V"}]]');
INSERT INTO "journal_body" VALUES(12,'b30287c7cf53c4c8e63dfcca6e921856','{"arrived":"","asked_for":"","customer":"","left":"","model":"CR-V","name":"李先生","note":"","party":1,"phone":"13800138000","purpose":"sales","served_by":"","source":"","stand_in":false}','{"assigned":"李娜","how":"turn","kind":"first","moves":[["serve",1,1,true,false]],"next":"刘洋","turn":true,"visit":1,"waits_for":null,"why":[["turn",{}],["roster",{"of":4,"place":1}],["took",{"turns":0}]]}','[["visit",1,null,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":0,"customer":1,"day":"2026-03-12","grade":"","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":12,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}],["customer",1,null,{"erased":0,"first_day":"2026-03-12","id":1,"model":"CR-V","name":"李先生","note":"","owner":1,"seq":12,"source":""}],["phone",1,null,{"customer":1,"id":1,"number":"13800138000","seq":12}]]');
INSERT INTO "journal_body" VALUES(13,'30aca4a61c759ffa8d514edaadb23f8b','{"clear":[],"grade":"A","model":"","name":"","note":"下周再来","phone":"","source":"","test_drive":true,"visit":1}','{"customer":1,"visit":1}','[["visit",1,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":0,"customer":1,"day":"2026-03-12","grade":"","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":12,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null},{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":1,"customer":1,"day":"2026-03-12","grade":"A","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"下周再来","party":1,"purpose":"sales","seq":13,"source":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(14,'b5798ec1cb5eefebabb4bb3ac2f3df54','{"left":"","visit":1}','{"moves":[["done",1,1,null,"served",false]],"next":"刘洋","visit":1}','[["visit",1,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":1,"customer":1,"day":"2026-03-12","grade":"A","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"下周再来","party":1,"purpose":"sales","seq":13,"source":"","test_drive":1,"turn":1,"voided":0,"waits_for":null},{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":1,"customer":1,"day":"2026-03-12","grade":"A","how":"turn","id":1,"kind":"first","left_at":"2026-03-12T01:00:00.000Z","left_known":1,"model":"CR-V","note":"下周再来","party":1,"purpose":"sales","seq":14,"source":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(15,'c8d2154bbbdb43d5f0a81fb415faf66a','{"arrived":"","asked_for":"","customer":"","left":"","model":"","name":"","note":"","party":1,"phone":"13800138000","purpose":"sales","served_by":"","source":"","stand_in":false}','{"assigned":"李娜","how":"owner","kind":"return","moves":[["serve",1,2,false,true]],"next":"刘洋","turn":false,"visit":2,"waits_for":null,"why":[["owner",{}]]}','[["visit",2,null,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":0,"customer":1,"day":"2026-03-12","grade":"","how":"owner","id":2,"kind":"return","left_at":null,"left_known":0,"model":"","note":"","party":1,"purpose":"sales","seq":15,"source":"","test_drive":0,"turn":0,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(16,'200ceffb4a240571391b20ba60136ed7','{"arrived":"","asked_for":"","customer":"","left":"","model":"","name":"","note":"","party":2,"phone":"","purpose":"sales","served_by":"","source":"","stand_in":false}','{"assigned":"刘洋","how":"turn","kind":"first","moves":[["serve",2,3,true,false]],"next":"陈静","turn":true,"visit":3,"waits_for":null,"why":[["turn",{}],["roster",{"of":4,"place":2}],["took",{"turns":0}]]}','[["visit",3,null,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":2,"completed":0,"customer":null,"day":"2026-03-12","grade":"","how":"turn","id":3,"kind":"first","left_at":null,"left_known":0,"model":"","note":"","party":2,"purpose":"sales","seq":16,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(17,'bb1becf209fdac9476c924335ce6edaf','{"name":"张伟","reason":"phone"}','{"moves":[["pass",4,"phone"]],"name":"张伟","next":"陈静","position":2,"state":"waiting"}','[]');
INSERT INTO "journal_body" VALUES(18,'106ef988c2ee1d92dc08efe876ebcfb3','{"line":0,"reason":""}','{"action":"rotation.skip","at":"2026-03-12T01:00:00.000Z","by":null,"line":17}','[]');
INSERT INTO "journal_body" VALUES(19,'1d0ba2d7c9d6ef196f451e9169e403fa','{"arrived":"","asked_for":"","customer":"","left":"","model":"","name":"","note":"","party":1,"phone":"","purpose":"courier","served_by":"","source":"","stand_in":false}','{"assigned":null,"how":"other_purpose","kind":"other","moves":[],"next":"陈静","turn":false,"visit":4,"waits_for":null,"why":[["other_purpose",{}]]}','[["visit",4,null,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":null,"completed":0,"customer":null,"day":"2026-03-12","grade":"","how":"other_purpose","id":4,"kind":"other","left_at":null,"left_known":0,"model":"","note":"","party":1,"purpose":"courier","seq":19,"source":"","test_drive":0,"turn":0,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(20,'1af09f3b19b0a50c7b5759125c712e32','{"arrived":"","asked_for":"","customer":"","left":"","model":"","name":"","note":"","party":1,"phone":"","purpose":"sales","served_by":"","source":"","stand_in":false}','{"assigned":"陈静","how":"turn","kind":"first","moves":[["serve",3,5,true,false]],"next":"张伟","turn":true,"visit":5,"waits_for":null,"why":[["turn",{}],["roster",{"of":4,"place":3}],["took",{"turns":0}]]}','[["visit",5,null,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":3,"completed":0,"customer":2,"day":"2026-03-12","grade":"","how":"turn","id":5,"kind":"first","left_at":null,"left_known":0,"model":"","note":"","party":1,"purpose":"sales","seq":20,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}],["customer",2,null,{"erased":0,"first_day":"2026-03-12","id":2,"model":"","name":"","note":"","owner":3,"seq":20,"source":""}],["phone",2,null,{"customer":2,"id":2,"number":"","seq":20}]]');
INSERT INTO "journal_body" VALUES(21,'b7771d94efb1067b307c8f177999cc6a','{"card":"2","reason":"本人要求"}','{"bodies":{"20":"d648c6a846a774de46897488cfb86deb9c3d89fd16e67072849227f5abeac420"},"customer":2,"lines":1,"phones":1,"visits":1}','[["customer",2,null,{"erased":1,"first_day":"2026-03-12","id":2,"model":"","name":"","note":"","owner":3,"seq":21,"source":""}],["phone",2,null,{"customer":2,"id":2,"number":"","seq":21}]]');
CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    number TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "phone" VALUES(1,1,'13800138000',12);
INSERT INTO "phone" VALUES(2,2,'',21);
CREATE TABLE reference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    position INTEGER NOT NULL,
    details TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (kind, code)
) STRICT;
INSERT INTO "reference" VALUES(1,'purpose','sales','sales','看车购车',1,'{}',1,1);
INSERT INTO "reference" VALUES(2,'purpose','service','service','售后维修',2,'{}',1,1);
INSERT INTO "reference" VALUES(3,'purpose','delivery','collects a car','提车',3,'{}',1,1);
INSERT INTO "reference" VALUES(4,'purpose','papers','papers, payment','办手续、付款',4,'{}',1,1);
INSERT INTO "reference" VALUES(5,'purpose','courier','courier, supplier','快递、送货',5,'{}',1,1);
INSERT INTO "reference" VALUES(6,'purpose','directions','asks the way','问路',6,'{}',1,1);
INSERT INTO "reference" VALUES(7,'purpose','competitor','competitor','同行',7,'{}',1,1);
INSERT INTO "reference" VALUES(8,'purpose','other','something else','其他',8,'{}',1,1);
INSERT INTO "reference" VALUES(9,'source','walk-in','walk-in','自然到店',1,'{"channel": "walk-in", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(10,'source','call-in','called in','来电',2,'{"channel": "call", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(11,'source','factory-ad','factory advertising','厂家广告',3,'{"channel": "factory advertising", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(12,'source','own-ad','own advertising','本店广告',4,'{"channel": "own advertising", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(13,'source','website','website, search','网站、搜索',5,'{"channel": "own advertising", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(14,'source','owner-referral','owner''s referral','老客户介绍',6,'{"channel": "owner referral", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(15,'source','owner-repeat','owner buys again','老客户再购',7,'{"channel": "owner repeat", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(16,'source','other-make','owner of another make','他牌车主换购',8,'{"channel": "other make", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(17,'source','partner','partner organisation','合作单位',9,'{"channel": "partner", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(18,'source','staff-friends','friends and family of staff','员工亲友',10,'{"channel": "friends of staff", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(19,'source','trade','trade or occupation','行业开发',11,'{"channel": "trade", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(20,'source','district','district','区域开发',12,'{"channel": "district", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(21,'source','display','display','外展',13,'{"channel": "display", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(22,'source','event','event','活动',14,'{"channel": "event", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(23,'source','online-lead','online lead','网络线索',15,'{"channel": "online lead", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(24,'away','meal','meal','用餐',1,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(25,'away','toilet','toilet','洗手间',2,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(26,'away','errand','errand for the house','公务',3,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(27,'away','training','training','培训',4,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(28,'away','delivery','hands over a car','交车',5,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(29,'away','private','private','私事',6,'{"keeps": false}',1,1);
INSERT INTO "reference" VALUES(30,'skip','phone','on the phone','正在通话',1,'{}',1,1);
INSERT INTO "reference" VALUES(31,'skip','paperwork','finishing papers','处理资料',2,'{}',1,1);
INSERT INTO "reference" VALUES(32,'skip','training','in training','培训中',3,'{}',1,1);
INSERT INTO "reference" VALUES(33,'skip','other','another reason','其他原因',4,'{}',1,1);
INSERT INTO "reference" VALUES(34,'void','mistake','entered by mistake','误录',1,'{}',1,1);
INSERT INTO "reference" VALUES(35,'void','twice','entered twice','重复登记',2,'{}',1,1);
INSERT INTO "reference" VALUES(36,'void','mystery','mystery shopper','神秘访客',3,'{}',1,1);
INSERT INTO "reference" VALUES(37,'model','CR-V','CR-V','CR-V',1,'{}',1,11);
CREATE TABLE roster (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
) STRICT;
INSERT INTO "roster" VALUES(1,'2026-03-12',1,1,9);
INSERT INTO "roster" VALUES(2,'2026-03-12',2,2,9);
INSERT INTO "roster" VALUES(3,'2026-03-12',3,3,9);
INSERT INTO "roster" VALUES(4,'2026-03-12',4,4,9);
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_the_floor','2026-11-25 09:04:06.088876');
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "setting" VALUES(1,'showroom.zone','"Asia/Shanghai"',2);
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('reception', 'consultant', 'manager')),
    tier TEXT NOT NULL CHECK (tier IN ('', '1', '2', '3', 'trainee')),
    mentor INTEGER REFERENCES staff (id),
    pin TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "staff" VALUES(1,'李娜','consultant','',NULL,'',1,3);
INSERT INTO "staff" VALUES(2,'刘洋','consultant','',NULL,'',1,4);
INSERT INTO "staff" VALUES(3,'陈静','consultant','',NULL,'',1,5);
INSERT INTO "staff" VALUES(4,'张伟','consultant','',NULL,'',1,6);
INSERT INTO "staff" VALUES(5,'王敏','reception','',NULL,'',1,7);
INSERT INTO "staff" VALUES(6,'赵敏','manager','',NULL,'',1,8);
CREATE TABLE token (
    token TEXT NOT NULL,
    customer INTEGER NOT NULL,
    PRIMARY KEY (token, customer)
) STRICT, WITHOUT ROWID;
INSERT INTO "token" VALUES('00138000',1);
INSERT INTO "token" VALUES('0138000',1);
INSERT INTO "token" VALUES('138000',1);
INSERT INTO "token" VALUES('13800138000',1);
INSERT INTO "token" VALUES('38000',1);
INSERT INTO "token" VALUES('3800138000',1);
INSERT INTO "token" VALUES('8000',1);
INSERT INTO "token" VALUES('800138000',1);
INSERT INTO "token" VALUES('crv',1);
INSERT INTO "token" VALUES('先生',1);
INSERT INTO "token" VALUES('李先生',1);
INSERT INTO "token" VALUES('生',1);
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    arrived TEXT NOT NULL,
    purpose TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'return', 'other')),
    party INTEGER NOT NULL CHECK (party BETWEEN 1 AND 99),
    customer INTEGER REFERENCES customer (id),
    asked_for INTEGER REFERENCES staff (id),
    waits_for INTEGER REFERENCES staff (id),
    assigned INTEGER REFERENCES staff (id),
    how TEXT NOT NULL,
    turn INTEGER NOT NULL CHECK (turn IN (0, 1)),
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    test_drive INTEGER NOT NULL CHECK (test_drive IN (0, 1)),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    note TEXT NOT NULL,
    completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
    left_at TEXT CHECK (left_at IS NULL OR left_at >= arrived),
    left_known INTEGER NOT NULL CHECK (left_known IN (0, 1)),
    voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "visit" VALUES(1,'2026-03-12','2026-03-12T01:00:00.000Z','sales','first',1,1,NULL,NULL,1,'turn',1,'CR-V','',1,'A','下周再来',1,'2026-03-12T01:00:00.000Z',1,0,14);
INSERT INTO "visit" VALUES(2,'2026-03-12','2026-03-12T01:00:00.000Z','sales','return',1,1,NULL,NULL,1,'owner',0,'','',0,'','',0,NULL,0,0,15);
INSERT INTO "visit" VALUES(3,'2026-03-12','2026-03-12T01:00:00.000Z','sales','first',2,NULL,NULL,NULL,2,'turn',1,'','',0,'','',0,NULL,0,0,16);
INSERT INTO "visit" VALUES(4,'2026-03-12','2026-03-12T01:00:00.000Z','courier','other',1,NULL,NULL,NULL,NULL,'other_purpose',0,'','',0,'','',0,NULL,0,0,19);
INSERT INTO "visit" VALUES(5,'2026-03-12','2026-03-12T01:00:00.000Z','sales','first',1,2,NULL,NULL,3,'turn',1,'','',0,'','',0,NULL,0,0,20);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE INDEX journal_day ON journal (day, action);
CREATE UNIQUE INDEX staff_name ON staff (name) WHERE active = 1;
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_owner ON customer (owner);
CREATE INDEX phone_number ON phone (number);
CREATE INDEX phone_customer ON phone (customer);
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_customer ON visit (customer);
CREATE INDEX visit_open ON visit (assigned) WHERE left_at IS NULL AND voided = 0;
CREATE INDEX token_customer ON token (customer);
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    OR (NEW.key IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE key = NEW.key))
    OR (NEW.undoes IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE undoes = NEW.undoes))
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_not_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_in_order BEFORE INSERT ON journal_body
WHEN EXISTS (SELECT 1 FROM journal_body WHERE seq = NEW.seq)
    OR NEW.seq <> (SELECT max(seq) FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_not_changed BEFORE UPDATE ON journal_body
WHEN NEW.seq <> OLD.seq OR NOT EXISTS (
    SELECT 1 FROM journal AS line JOIN journal_body AS body USING (seq), json_each(body.told, '$.bodies') AS named
    WHERE line.action = 'card.erase' AND CAST(named.key AS INTEGER) = OLD.seq AND line.seq > OLD.seq)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_not_deleted BEFORE DELETE ON journal_body
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reference',37);
INSERT INTO "sqlite_sequence" VALUES('hours',7);
INSERT INTO "sqlite_sequence" VALUES('setting',1);
INSERT INTO "sqlite_sequence" VALUES('staff',6);
INSERT INTO "sqlite_sequence" VALUES('roster',4);
INSERT INTO "sqlite_sequence" VALUES('visit',5);
INSERT INTO "sqlite_sequence" VALUES('customer',2);
INSERT INTO "sqlite_sequence" VALUES('phone',2);
COMMIT;
